import { showLetter } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { previewDecisionLetter } from './contract.ts'
import { decisionToTell, drawUp, type LetterCtx } from './draw-up.ts'

export const endpoint = handle(previewDecisionLetter, {
  needs: 'identification.decide',
  audit: (_, { person, case: caseId }) => ({ subject: person, cases: [caseId] }),

  async run(context: LetterCtx, { determination, ...wish }) {
    const found = await decisionToTell(context, determination)
    const shown = await showLetter(context, await drawUp(context, found, wish))
    return { person: found.person.id, case: found.person.case, ...shown }
  },
})
