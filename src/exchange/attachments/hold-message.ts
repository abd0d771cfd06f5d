import { sql } from 'kysely'
import type { SystemContext } from '../../platform/handle.ts'
import { sealText } from '../../platform/seal.ts'
import { refuse } from '../problems.ts'
import type { Opened } from '../open-envelope.ts'
import type { Receipt } from '../protocol.ts'
import { digestOf, signText } from '../signed.ts'
import type { ExchangeTables } from '../tables.ts'
import type { Office } from '../office.ts'
import type { Head } from '../threads.ts'

type Post = SystemContext<ExchangeTables>

/** What one partner may leave here half sent. */
const roomPerPartner = 4 * 1024 ** 3

/** A message whose attachments are on their way: kept and signed for as `received`, and applied when all have come. */
export async function holdMessage(
  context: Post,
  { opened, head, office, receivedAt }: { opened: Opened; head: Head; office: Office; receivedAt: Date },
): Promise<string> {
  const { db, now } = context
  const { envelope, text, digest, payload } = opened
  const { id, from, to, thread, seq, type, issuedAt, expiresAt, attachments = [] } = envelope
  await inRoom(context, opened)
  const at = receivedAt.toISOString()
  const said: Receipt = { suar: 1, from: to, to: from, message: id, digest, step: 'received', receivedAt: at, at }
  const receipt = signText('receipt', said, office.signer)
  await sql`
    with held as (
      insert into exchange.message
        (id, direction, partner, thread, seq, type, digest, envelope, state, issued_at, expires_at, sent_at)
      values (${id}, 'in', ${from}, ${thread}, ${seq}, ${type}, ${digest}, ${text}, 'received', ${issuedAt}, ${expiresAt}, ${issuedAt})
      returning id, digest),
    for_the_log as (
      insert into exchange.log_pending (kind, digest)
      select 'envelope', digest from held union all select 'receipt', ${digestOf(receipt)}),
    kept as (insert into exchange.payload (message, sealed) select id, ${sealText(head.dataKey, id, payload)}::bytea from held)
    insert into exchange.receipt (message, step, receipt, at) select id, 'received', ${receipt}, ${now}::timestamptz from held`.execute(
    db,
  )
  await db
    .insertInto('exchange.attachment')
    .values(
      attachments.map((each, nth) => ({
        message: id,
        nth,
        digest: each.digest,
        bytes: String(each.bytes),
        type: each.type,
        whole_at: null,
      })),
    )
    .execute()
  return receipt
}

async function inRoom({ db }: Post, { envelope: { from, attachments = [] } }: Opened): Promise<void> {
  const { rows } = await sql<{ bytes: string }>`
    select coalesce(sum(attachment.bytes), 0) as bytes from exchange.attachment join exchange.message on id = message
     where partner = ${from} and direction = 'in' and state = 'received'`.execute(db)
  const more = attachments.reduce((sum, { bytes }) => sum + bytes, 0)
  if (Number(rows[0]!.bytes) + more > roomPerPartner) throw refuse('too-much-waiting', { limit: roomPerPartner })
}
