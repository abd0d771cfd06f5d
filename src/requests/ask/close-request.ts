import { handle } from '../../platform/handle.ts'
import { closeRequest } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'

export const endpoint = handle(closeRequest, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, { request }) {
    return standingOf(await sendStep(context, await holdOurs(context, request), { step: 'ClosedByRequester' }))
  },
})
