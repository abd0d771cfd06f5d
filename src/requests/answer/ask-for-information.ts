import { handle } from '../../platform/handle.ts'
import { askForInformation } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, standingOf } from '../move/row.ts'
import { sendStep } from '../move/send-step.ts'
import { takeUp } from './take-up.ts'

export const endpoint = handle(askForInformation, {
  needs: 'requests.answer',
  audit: auditOf,

  async run(context: OfficerCtx, { request, text, language }) {
    return standingOf(
      await sendStep(context, await takeUp(context, request), { step: 'MoreInfoRequested', text, language }),
    )
  },
})
