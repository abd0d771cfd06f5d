import { getPerson } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { ageDisputed } from '../problems.ts'
import type { Ctx } from '../screening/keep.ts'
import { disputeAge, DisputeId } from './contract.ts'

export const endpoint = handle(disputeAge, {
  needs: 'identification.screen',
  audit: ({ person }, { case: caseId, dispute }) => ({ subject: person, cases: [caseId], detail: { dispute } }),
  broken: { one_dispute_at_a_time: ({ person }) => ageDisputed(person) },

  async run(context: Ctx, { person, ...content }) {
    const { db, vault, officer, now, newId } = context
    const { case: caseId } = await getPerson(context, person)
    const id = DisputeId.parse(newId())
    await db
      .insertInto('identification.age_dispute')
      .values({
        id,
        person,
        case_id: caseId,
        content: sealJson(await getDataKey(db, vault, caseId), 'age', content),
        at: now,
        by: officer.id,
        decided_at: null,
        decided_by: null,
        finding: null,
        reasons: null,
      })
      .execute()
    return { person, case: caseId, dispute: id }
  },
})
