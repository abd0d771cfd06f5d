import { handle } from '../../platform/handle.ts'
import { recordAnswer } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, standingOf } from '../move/row.ts'
import { hasANode } from '../problems.ts'
import { isByHand } from './by-hand.ts'
import { takeAnswer } from './take-answer.ts'

/** Only where no node answers for itself: nobody writes another node's words. */
export const endpoint = handle(recordAnswer, {
  needs: 'requests.write',
  audit: (input, output) => ({ ...auditOf(input, output), detail: { recorded: input.step } }),

  async run(context: OfficerCtx, { request, by, ...said }) {
    const row = await holdOurs(context, request)
    if (!(await isByHand(context, request))) throw hasANode(request, row.state)
    const post = `${by} (${context.officer.post})`
    return standingOf((await takeAnswer(context, row, { ...said, by: post.slice(0, 200) })).row)
  },
})
