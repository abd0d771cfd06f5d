import { handle } from '../../platform/handle.ts'
import { handOverPacket } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, saveRow, standingOf } from '../move/row.ts'
import { handedAlready } from '../problems.ts'
import { holdPacket } from './packets.ts'

export const endpoint = handle(handOverPacket, {
  needs: 'requests.write',
  audit: ({ packet, how }, output) => ({ ...auditOf({}, output), detail: { packet, how } }),

  async run(context: OfficerCtx, { packet, how }) {
    const { db, now, officer } = context
    const { packet: held, row } = await holdPacket(context, packet)
    if (held.handed_at !== null || held.revoked_at !== null) throw handedAlready(packet)
    await db
      .updateTable('requests.packet')
      .set({ handed_at: now, handed_how: how, handed_post: officer.post })
      .where('id', '=', packet)
      .execute()
    return standingOf(await saveRow(context, row, {}))
  },
})
