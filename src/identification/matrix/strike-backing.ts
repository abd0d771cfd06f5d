import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { noSuchBacking } from '../problems.ts'
import type { Ctx } from '../screening/keep.ts'
import { strikeBacking } from './contract.ts'

export const endpoint = handle(strikeBacking, {
  needs: 'identification.screen',
  audit: ({ backing }, { person, case: caseId }) => ({ subject: person, cases: [caseId], detail: { backing } }),

  async run({ db, vault, officer, now }: Ctx, { backing, why }) {
    const found = await db
      .selectFrom('identification.backing')
      .select(['case_id'])
      .where('id', '=', backing)
      .executeTakeFirst()
    if (!found) throw noSuchBacking(backing)
    const key = await getDataKey(db, vault, found.case_id)
    const row = await db
      .updateTable('identification.backing')
      .set({ struck_at: now, struck_by: officer.id, struck_why: sealJson(key, 'struck', why) })
      .where('id', '=', backing)
      .where('struck_at', 'is', null)
      .returning(['person', 'case_id'])
      .executeTakeFirst()
    if (!row) throw noSuchBacking(backing)
    return { person: PersonId.parse(row.person), case: CaseId.parse(row.case_id), backing }
  },
})
