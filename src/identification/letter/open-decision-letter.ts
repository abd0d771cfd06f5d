import { CaseId, PersonId } from '../../casework/contract.ts'
import { openLetter, subjectOf } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey } from '../../platform/seal.ts'
import { noSuchDecision } from '../problems.ts'
import { openDecisionLetter } from './contract.ts'
import type { LetterCtx } from './draw-up.ts'

export const endpoint = handle(openDecisionLetter, {
  needs: 'casework.read',
  audit: ({ letter }, { person, case: caseId }) => ({ subject: person, cases: [caseId], detail: { letter } }),

  async run(context: LetterCtx, { letter }) {
    const { db, vault } = context
    const subject = await subjectOf(context, letter)
    const row = await db
      .selectFrom('identification.determination')
      .select(['person', 'case_id'])
      .where('id', '=', subject)
      .executeTakeFirst()
    if (!row) throw noSuchDecision(subject)
    const file = await openLetter(context, letter, await getDataKey(db, vault, row.case_id))
    return { person: PersonId.parse(row.person), case: CaseId.parse(row.case_id), ...file }
  },
})
