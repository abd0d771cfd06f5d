import { z } from 'zod'
import { giveNotice, tellOfficers } from '../../../access/index.ts'
import { MailState, MailTrouble } from '../../../platform/mail/contract.ts'
import type { Ctx } from '../../context.ts'

const Moved = z.looseObject({
  mail: z.uuid(),
  subject: z.uuid(),
  state: MailState,
  trouble: MailTrouble.nullable(),
  perhapsTwice: z.boolean(),
})

/** What became of the mail with a link. Taken over by a server, it is handed over; refused, it waits for whoever made it. */
export async function hearMail(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { db, now } = context
  const { mail, subject: packet, state, trouble, perhapsTwice } = Moved.parse(payload)
  const moved = await db
    .updateTable('requests.packet_mail')
    .set({ state, trouble, perhaps_twice: perhapsTwice, moved_at: now })
    .where('packet', '=', packet)
    .where('mail', '=', mail)
    .where('state', 'in', ['Waiting', 'Refused', 'GivenUp'])
    .returning('post')
    .executeTakeFirst()
  if (!moved) return
  if (state === 'Sent')
    await db
      .updateTable('requests.packet')
      .set({ handed_at: now, handed_how: 'Mail', handed_post: moved.post })
      .where('id', '=', packet)
      .where('handed_at', 'is', null)
      .execute()
  if (state === 'Refused' || state === 'GivenUp') await ringForMail(context, packet)
  await tellOfficers(context, { kind: 'requests.moved', right: 'requests.read' })
}

/** Under the bell of whoever prepared the link: nobody there has got it. */
async function ringForMail(context: Ctx, packet: string): Promise<void> {
  const { made_by: officer, request } = await context.db
    .selectFrom('requests.packet')
    .select(['made_by', 'request'])
    .where('id', '=', packet)
    .executeTakeFirstOrThrow()
  await giveNotice(context, { officer }, { kind: 'requests.mail-refused', subject: request })
}
