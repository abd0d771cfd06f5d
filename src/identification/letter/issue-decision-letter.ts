import { createHash } from 'node:crypto'
import { recordEvent } from '../../casework/index.ts'
import { issueLetter } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey } from '../../platform/seal.ts'
import { issueDecisionLetter } from './contract.ts'
import { decisionToTell, drawUp, type LetterCtx } from './draw-up.ts'

/** Whoever may decide tells it; the letter carries a code by which anybody can tell that it is genuine. */
export const endpoint = handle(issueDecisionLetter, {
  needs: 'identification.decide',
  audit: ({ determination, languages }, { person, case: caseId, letter }) => ({
    subject: person,
    cases: [caseId],
    detail: { determination, letter, languages },
  }),

  async run(context: LetterCtx, { determination, ...wish }) {
    const found = await decisionToTell(context, determination)
    const { id: person, case: caseId } = found.person
    const key = await getDataKey(context.db, context.vault, caseId)
    const letter = await drawUp(context, found, wish)
    const { pdf, ...issued } = await issueLetter(context, letter, {
      subject: determination,
      key,
      by: context.officer.id,
    })
    await recordEvent(context, {
      case: caseId,
      kind: 'identification.told',
      compartment: 'protection',
      detail: { person, determination, letter: issued.letter },
    })
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    return { person, case: caseId, ...issued, pdf: pdf.toString('base64'), sha256 }
  },
})
