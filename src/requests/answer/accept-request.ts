import { handle } from '../../platform/handle.ts'
import { acceptRequest } from '../contract.ts'
import { broken } from '../problems.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { takeUp } from './take-up.ts'

export const endpoint = handle(acceptRequest, {
  needs: 'requests.answer',
  audit: auditOf,
  broken,

  async run(context: OfficerCtx, { request, part, text, language }) {
    const step = part ? 'PartiallyAccepted' : 'Accepted'
    return standingOf(await sendStep(context, await takeUp(context, request), { step, text, language }))
  },
})
