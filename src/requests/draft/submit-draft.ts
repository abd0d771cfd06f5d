import { announce } from '../../platform/announce.ts'
import { handle } from '../../platform/handle.ts'
import { submitDraft } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { mustBeWhole, sendOpening } from '../move/send-opening.ts'
import { auditOf, holdOurs, keyOf, openFields, saveRow, standingOf } from '../move/row.ts'
import { tell } from '../move/send-step.ts'
import { broken, notADraft } from '../problems.ts'

const anHour = 3600_000

/**
 * RED waits for a second person (domain.md §10.6.3). In immediate danger it leaves first, flagged, and the second
 * person has an hour.
 */
export const endpoint = handle(submitDraft, {
  needs: 'requests.write',
  audit: auditOf,
  broken,

  async run(context: OfficerCtx, { request }) {
    const { db, now } = context
    const row = await holdOurs(context, request)
    if (row.status !== 'Draft') throw notADraft(request, row.status)
    if (row.tlp !== 'RED' && !row.always_second) return standingOf(await sendOpening(context, row))

    await announce(db, 'requests.waits-for-approval', { request, case: row.case_id, urgent: row.immediate_danger })
    if (row.immediate_danger) {
      const approvalDue = new Date(now.getTime() + anHour)
      return standingOf(await sendOpening(context, row, { approval_due: approvalDue }))
    }
    await mustBeWhole(context, row, openFields(await keyOf(context, row), row))
    const after = await saveRow(context, row, { status: 'AwaitingApproval' })
    await tell(context, after, 'Submitted')
    return standingOf(after)
  },
})
