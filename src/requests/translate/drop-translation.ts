import { handle } from '../../platform/handle.ts'
import { dropTranslation } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, standingOf } from '../move/row.ts'
import { noSuchTranslation, notADraft } from '../problems.ts'

export const endpoint = handle(dropTranslation, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, { request, translation }) {
    const row = await holdRow(context, request)
    if (row.status === 'AwaitingApproval') throw notADraft(request, row.status)
    const { numDeletedRows } = await context.db
      .deleteFrom('requests.translation')
      .where('id', '=', translation)
      .where('request', '=', request)
      .where('message', 'is', null)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw noSuchTranslation(request)
    return standingOf(row)
  },
})
