import { handle } from '../../platform/handle.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchCase } from '../problems.ts'
import { getCaseRow } from './case-row.ts'
import { findCaseByCode as contract } from './contract.ts'

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: (_, { case: id }) => ({ subject: id, cases: [id] }),

  async run(context: OfficerCtx, { code }) {
    const row = await context.db
      .selectFrom('casework.case_file')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirst()
    if (!row) throw noSuchCase(code)
    const standing = await getCaseRow(context, row.id)
    return { case: CaseId.parse(standing.id), code: standing.code }
  },
})
