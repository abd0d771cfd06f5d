import { handle } from '../../platform/handle.ts'
import { revokePacket } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, standingOf } from '../move/row.ts'
import { cannotBeTakenBack } from '../problems.ts'
import { takeBackMails } from './mail/packet-mail.ts'
import { holdPacket } from './packets.ts'

/** A file that somebody holds cannot be taken back, and saying so would be a lie; a link can. */
export const endpoint = handle(revokePacket, {
  needs: 'requests.write',
  audit: ({ packet }, output) => ({ ...auditOf({}, output), detail: { packet } }),

  async run(context: OfficerCtx, { packet }) {
    const { packet: held, row } = await holdPacket(context, packet)
    if (held.way === 'File' || held.revoked_at !== null) throw cannotBeTakenBack(packet)
    await context.db
      .updateTable('requests.packet')
      .set({ revoked_at: context.now, revoked_why: 'ByOfficer', content: null })
      .where('id', '=', packet)
      .execute()
    await takeBackMails(context, [packet])
    return standingOf(row)
  },
})
