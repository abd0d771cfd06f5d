import { handle } from '../../platform/handle.ts'
import { approveRequest } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, saveRow, standingOf } from '../move/row.ts'
import { sendOpening } from '../move/send-opening.ts'
import { tell } from '../move/send-step.ts'
import { authorDoesNotApprove, broken, notADraft } from '../problems.ts'

/** A second person looks before it leaves, or within the hour after it left in immediate danger. */
export const endpoint = handle(approveRequest, {
  needs: 'requests.approve',
  audit: auditOf,
  broken,

  async run(context: OfficerCtx, { request }) {
    const { officer } = context
    const row = await holdOurs(context, request)
    if (row.author === officer.id) throw authorDoesNotApprove(request)
    if (row.status === 'AwaitingApproval') return standingOf(await sendOpening(context, row, { approver: officer.id }))
    if (row.approval_due === null) throw notADraft(request, row.status)
    const after = await saveRow(context, row, { approver: officer.id, approval_due: null })
    await tell(context, after, 'Approved')
    return standingOf(after)
  },
})
