import { handle } from '../../../platform/handle.ts'
import { sendMailAgain } from '../../../platform/mail/write-mail.ts'
import { sealText } from '../../../platform/seal.ts'
import { mailAgain } from '../../contract.ts'
import type { OfficerCtx } from '../../context.ts'
import { mustStillAgree } from '../../letters/draw-up.ts'
import { auditOf, keyOf, standingOf } from '../../move/row.ts'
import { mailNotOver, noMailHere } from '../../problems.ts'
import { contentOf } from '../content.ts'
import { holdPacket } from '../packets.ts'
import { mustBeKnown } from './contacts.ts'

/** Only what did not leave: a link that somebody may hold already goes to nobody else. */
export const endpoint = handle(mailAgain, {
  needs: 'requests.write',
  audit: ({ packet, to }, output) => ({ ...auditOf({}, output), detail: { packet, authority: to.authority } }),

  async run(context: OfficerCtx, { packet, to }) {
    const { db, now, officer } = context
    const { packet: held, row } = await holdPacket(context, packet)
    if (context.mailFrom === null) throw noMailHere()
    await mustStillAgree(context, row, Object.keys((await contentOf(context, row)).fields))
    await mustBeKnown(context, row.state, to)
    const sent = await db
      .updateTable('requests.packet_mail')
      .set({
        state: 'Waiting',
        trouble: null,
        authority: to.authority,
        address: sealText(await keyOf(context, row), `packet-mail.${packet}`, to.address),
        post: officer.post,
        moved_at: now,
      })
      .where('packet', '=', packet)
      .where('state', 'in', ['Refused', 'GivenUp'])
      .returning('mail')
      .executeTakeFirst()
    if (!sent || held.revoked_at !== null || !(await sendMailAgain(context, sent.mail, to.address)))
      throw mailNotOver(packet)
    return standingOf(row)
  },
})
