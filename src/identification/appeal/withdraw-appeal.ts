import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import type { Ctx } from '../decide.ts'
import { noSuchAppeal } from '../problems.ts'
import { withdrawAppeal } from './contract.ts'
import { getAppeal } from './keep.ts'

export const endpoint = handle(withdrawAppeal, {
  needs: 'identification.screen',
  audit: ({ appeal }, { person, case: caseId }) => ({ subject: person, cases: [caseId], detail: { appeal } }),

  async run(context: Ctx, { appeal, why }) {
    const { db, vault, officer, now } = context
    const row = await getAppeal(context, appeal, true)
    const heard = await db
      .selectFrom('identification.determination')
      .select('id')
      .where('appeal', '=', appeal)
      .executeTakeFirst()
    if (heard) throw noSuchAppeal(appeal)
    await db
      .updateTable('identification.appeal')
      .set({
        withdrawn_at: now,
        withdrawn_by: officer.id,
        withdrawn_why: sealJson(await getDataKey(db, vault, row.case_id), 'withdrawn', why),
      })
      .where('id', '=', appeal)
      .execute()
    return { person: PersonId.parse(row.person), case: CaseId.parse(row.case_id), appeal }
  },
})
