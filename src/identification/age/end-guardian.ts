import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { noSuchGuardian } from '../problems.ts'
import type { Ctx } from '../screening/keep.ts'
import { endGuardian } from './contract.ts'

export const endpoint = handle(endGuardian, {
  needs: 'identification.screen',
  audit: ({ guardian }, { person, case: caseId }) => ({ subject: person, cases: [caseId], detail: { guardian } }),

  async run({ db, vault, officer, now }: Ctx, { guardian, why }) {
    const found = await db
      .selectFrom('identification.guardian')
      .select('case_id')
      .where('id', '=', guardian)
      .executeTakeFirst()
    if (!found) throw noSuchGuardian(guardian)
    const sealed = sealJson(await getDataKey(db, vault, found.case_id), 'guardian end', why)
    const row = await db
      .updateTable('identification.guardian')
      .set({ ended_at: now, ended_by: officer.id, ended_why: sealed })
      .where('id', '=', guardian)
      .where('ended_at', 'is', null)
      .returning(['person', 'case_id'])
      .executeTakeFirst()
    if (!row) throw noSuchGuardian(guardian)
    return { person: PersonId.parse(row.person), case: CaseId.parse(row.case_id), guardian }
  },
})
