import { recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { unlinkFromCase } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { holdTheirs, saveRow, standingOf } from '../move/row.ts'
import { mayUnlink } from '../machine.ts'
import { tiedForGood } from '../problems.ts'

/** It was the wrong case: whoever works on that one no longer sees the request, and its timeline keeps that it stood there. */
export const endpoint = handle(unlinkFromCase, {
  needs: 'requests.answer',
  audit: ({ request }, { from }) => ({ subject: request, cases: [from] }),

  async run(context: OfficerCtx, { request }) {
    const row = await holdTheirs(context, request)
    if (!mayUnlink(row) || row.case_id === null) throw tiedForGood(request)
    await recordEvent(context, {
      case: row.case_id,
      kind: 'requests.unlinked',
      detail: { request: row.id, request_kind: row.kind, state: row.state },
    })
    return {
      ...standingOf(await saveRow(context, row, { case_id: null, person: null })),
      from: row.case_id as never,
    }
  },
})
