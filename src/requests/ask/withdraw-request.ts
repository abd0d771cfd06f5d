import { handle } from '../../platform/handle.ts'
import { withdrawRequest } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { notYetSent } from '../machine.ts'
import { auditOf, holdOurs, saveRow, standingOf } from '../move/row.ts'
import { sendStep, tell } from '../move/send-step.ts'

/** A draft just ends here; what has left is taken back with a code. */
export const endpoint = handle(withdrawRequest, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, { request, reason }) {
    const row = await holdOurs(context, request)
    if (!notYetSent.includes(row.status)) return standingOf(await sendStep(context, row, { step: 'Withdrawn', reason }))
    const after = await saveRow(context, row, { status: 'Withdrawn' })
    await tell(context, after, 'Withdrawn')
    return standingOf(after)
  },
})
