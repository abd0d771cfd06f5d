import type { z } from 'zod'
import { nameOfAgency } from '../../../access/index.ts'
import { sayIn } from '../../../platform/i18n.ts'
import { writeMail } from '../../../platform/mail/write-mail.ts'
import { sealText } from '../../../platform/seal.ts'
import type { OfficerCtx } from '../../context.ts'
import { keyOf } from '../../move/row.ts'
import { noMailHere } from '../../problems.ts'
import type { RequestRecord } from '../../tables.ts'
import type { MailTo } from '../contract.ts'
import { mustBeKnown } from './contacts.ts'

/** News of the mail of a packet, from the mailer. */
export const packetMailMoved = 'requests.packet-mail'

interface Leaving {
  readonly packet: string
  readonly link: string
  readonly expires: Date
  readonly to: z.infer<typeof MailTo>
}

/** Puts the link on its way by mail, in the transaction that makes it. The code is not in it, nor a word of the request. */
export async function mailLink(context: OfficerCtx, row: RequestRecord, leaving: Leaving): Promise<void> {
  const { db, now, mailFrom, officer } = context
  const { packet, link, expires, to } = leaving
  if (mailFrom === null) throw noMailHere()
  await mustBeKnown(context, row.state, to)
  const say = sayIn('en')
  const from = await nameOfAgency(db, row.agency!)
  const mail = await writeMail(context, {
    to: to.address,
    subject: say('requests:packet.mail.subject'),
    text: say('requests:packet.mail.text', { from, link, until: expires.toISOString().slice(0, 10) }),
    about: packet,
    news: packetMailMoved,
    until: expires,
  })
  await db
    .insertInto('requests.packet_mail')
    .values({
      packet,
      mail,
      authority: to.authority,
      address: sealText(await keyOf(context, row), `packet-mail.${packet}`, to.address),
      post: officer.post,
      at: now,
      state: 'Waiting',
      trouble: null,
      moved_at: now,
    })
    .execute()
}
