import { takeBackMail } from '../../../platform/mail/write-mail.ts'
import { openText, type DataKey } from '../../../platform/seal.ts'
import type { Ctx } from '../../context.ts'
import type { PacketMail } from '../contract.ts'

/** The mails of these packets, as far as each is. */
export async function mailsOf(
  { db }: Pick<Ctx, 'db'>,
  packets: readonly string[],
  key: DataKey,
): Promise<Map<string, PacketMail>> {
  if (packets.length === 0) return new Map()
  const rows = await db.selectFrom('requests.packet_mail').selectAll().where('packet', 'in', packets).execute()
  return new Map(
    rows.map((row) => [
      row.packet,
      {
        state: row.state,
        trouble: row.trouble as PacketMail['trouble'],
        perhapsTwice: row.perhaps_twice,
        authority: row.authority,
        address: openText(key, `packet-mail.${row.packet}`, row.address),
        post: row.post,
        movedAt: row.moved_at.toISOString(),
      },
    ]),
  )
}

/** A link that opens no more is not sent any more; one that is leaving at this moment opens nothing. */
export async function takeBackMails(
  { db, vault, now }: Pick<Ctx, 'db' | 'vault' | 'now'>,
  packets: readonly string[],
): Promise<void> {
  if (packets.length === 0) return
  const waiting = await db
    .selectFrom('requests.packet_mail')
    .select(['packet', 'mail'])
    .where('packet', 'in', packets)
    .where('state', 'in', ['Waiting', 'Refused', 'GivenUp'])
    .execute()
  for (const { packet, mail } of waiting)
    if (await takeBackMail({ db, vault, now }, mail))
      await db
        .updateTable('requests.packet_mail')
        .set({ state: 'TakenBack', trouble: null, moved_at: now })
        .where('packet', '=', packet)
        .execute()
}
