import { handle } from '../../platform/handle.ts'
import { beginExecution } from '../contract.ts'
import { broken } from '../problems.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { takeUp } from './take-up.ts'

export const endpoint = handle(beginExecution, {
  needs: 'requests.answer',
  audit: auditOf,
  broken,

  async run(context: OfficerCtx, { request, text, language }) {
    return standingOf(await sendStep(context, await takeUp(context, request), { step: 'InExecution', text, language }))
  },
})
