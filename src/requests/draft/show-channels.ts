import { openChannels } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import { showChannels } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getRow } from '../move/row.ts'

/** Every way to the other state today for this kind, with why it is open or not. */
export const endpoint = handle(showChannels, {
  needs: 'requests.read',
  audit: ({ request }, output) => ({ subject: request, ...(output.case !== null && { cases: [output.case] }) }),

  async run(context: OfficerCtx, { request }) {
    const { db, state, now } = context
    const row = await getRow(context, request)
    const { channels } = await openChannels(db, { from: state, to: row.state, type: row.kind, date: now })
    return { request, case: row.case_id as never, channels: channels.map((each) => ({ ...each })) }
  },
})
