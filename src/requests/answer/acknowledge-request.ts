import { handle } from '../../platform/handle.ts'
import { acknowledgeRequest } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, standingOf } from '../move/row.ts'
import { acknowledge } from './take-up.ts'

/** The desk calls it when a competent officer opens the request for the first time; a second call changes nothing. */
export const endpoint = handle(acknowledgeRequest, {
  needs: 'requests.answer',
  audit: auditOf,
  run: async (context: OfficerCtx, { request }) => standingOf(await acknowledge(context, request)),
})
