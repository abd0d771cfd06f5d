import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { disputerDoesNotDecide, noSuchDispute } from '../problems.ts'
import type { Ctx } from '../screening/keep.ts'
import { decideAge } from './contract.ts'

/** Somebody other than who raised it decides. PostgreSQL holds that it is another. */
export const endpoint = handle(decideAge, {
  needs: 'identification.decide',
  audit: ({ dispute, finding }, { person, case: caseId }) => ({
    subject: person,
    cases: [caseId],
    detail: { dispute, finding },
  }),
  broken: { who_disputes_does_not_decide: ({ dispute }) => disputerDoesNotDecide(dispute) },

  async run({ db, vault, officer, now }: Ctx, { dispute, finding, reasons }) {
    const found = await db
      .selectFrom('identification.age_dispute')
      .select('case_id')
      .where('id', '=', dispute)
      .executeTakeFirst()
    if (!found) throw noSuchDispute(dispute)
    const sealed = sealJson(await getDataKey(db, vault, found.case_id), 'age reasons', reasons)
    const row = await db
      .updateTable('identification.age_dispute')
      .set({ decided_at: now, decided_by: officer.id, finding, reasons: sealed })
      .where('id', '=', dispute)
      .where('decided_at', 'is', null)
      .returning(['person', 'case_id'])
      .executeTakeFirst()
    if (!row) throw noSuchDispute(dispute)
    return { person: PersonId.parse(row.person), case: CaseId.parse(row.case_id), dispute }
  },
})
