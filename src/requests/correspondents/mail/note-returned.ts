import { handle } from '../../../platform/handle.ts'
import { noteMailReturned } from '../../contract.ts'
import type { OfficerCtx } from '../../context.ts'
import { auditOf, standingOf } from '../../move/row.ts'
import { mailNotOver } from '../../problems.ts'
import { holdPacket } from '../packets.ts'

/** A mail that a server took and another gave back: only whoever reads that mailbox knows. */
export const endpoint = handle(noteMailReturned, {
  needs: 'requests.write',
  audit: ({ packet }, output) => ({ ...auditOf({}, output), detail: { packet } }),

  async run(context: OfficerCtx, { packet }) {
    const { row } = await holdPacket(context, packet)
    const noted = await context.db
      .updateTable('requests.packet_mail')
      .set({ state: 'Returned', moved_at: context.now })
      .where('packet', '=', packet)
      .where('state', '=', 'Sent')
      .returning('packet')
      .executeTakeFirst()
    if (!noted) throw mailNotOver(packet)
    return standingOf(row)
  },
})
