import { handle } from '../../platform/handle.ts'
import { reportExecution } from '../contract.ts'
import { broken } from '../problems.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { takeUp } from './take-up.ts'

export const endpoint = handle(reportExecution, {
  needs: 'requests.answer',
  audit: auditOf,
  broken,

  async run(context: OfficerCtx, { request, part, answer, language }) {
    const step = part ? 'PartiallyExecuted' : 'Executed'
    return standingOf(await sendStep(context, await takeUp(context, request), { step, answer, language }))
  },
})
