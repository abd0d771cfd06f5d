import { handle } from '../../platform/handle.ts'
import { declineRequest } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { takeUp } from './take-up.ts'

export const endpoint = handle(declineRequest, {
  needs: 'requests.answer',
  audit: auditOf,

  async run(context: OfficerCtx, { request, reason, text, language }) {
    return standingOf(
      await sendStep(context, await takeUp(context, request), { step: 'Declined', reason, text, language }),
    )
  },
})
