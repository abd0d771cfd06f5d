import { sql } from 'kysely'
import type { SystemContext } from '../../platform/handle.ts'
import { sealText } from '../../platform/seal.ts'
import type { KnownMember } from '../directory.ts'
import type { Step } from '../protocol.ts'
import { digestOf } from '../signed.ts'
import type { ExchangeTables } from '../tables.ts'
import type { Head } from '../threads.ts'
import { wrap } from '../wrap.ts'
import type { GivenBack } from './fetch-history.ts'

interface Back {
  readonly text: GivenBack
  readonly member: KnownMember
  readonly head: Head
  readonly life: number | null
}

/**
 * Keeps a message that was given back as if it had never been forgotten, with its receipts; sealed anew, so that it can be
 * sent once more if its receiver forgets it too.
 */
export async function keepBack(
  { db, now }: SystemContext<ExchangeTables>,
  { text, member, head, life }: Back,
): Promise<void> {
  const { id, digest, envelope, jws, payload, receipts } = text
  const { to, thread, seq, type, issuedAt, expiresAt, voids, attachments, toKey } = envelope
  const key = member.sealTo(now)
  const wire = payload !== '' && key?.kid === toKey ? await wrap(envelope, key, { envelope: jws, payload }) : null
  const { step, code = null } = receipts.find((each) => each.step === last(receipts))!
  await sql`
    with logged as (
      insert into exchange.message
        (id, direction, partner, thread, seq, type, digest, envelope, wire, state, code, issued_at, expires_at, sent_at, voids, life)
      values (${id}, 'out', ${to}, ${thread}, ${seq}, ${type}, ${digest}, ${jws}, ${wire}, ${step}, ${code}, ${issuedAt},
              ${expiresAt}, ${issuedAt}, ${voids?.id ?? null}, ${life})
      returning id, digest),
    signed as (
      insert into exchange.receipt (message, step, receipt, at, code)
      select id, given.step, given.receipt, ${now}::timestamptz, given.code from logged,
             unnest(${receipts.map((each) => each.step)}::text[], ${receipts.map((each) => each.text)}::text[],
                    ${receipts.map((each) => each.code ?? null)}::text[]) as given (step, receipt, code)),
    told as (
      insert into platform.outbox (kind, payload)
      select 'exchange.delivery-changed', jsonb_build_object('message', id) from logged)
    insert into exchange.log_pending (kind, digest)
    select 'envelope', digest from logged
    union all select 'receipt', unnest(${receipts.map((each) => digestOf(each.text))}::text[])`.execute(db)
  if (payload !== '')
    await db
      .insertInto('exchange.payload')
      .values({ message: id, sealed: sealText(head.dataKey, id, payload) })
      .execute()
  await waitToBeRebuilt({ db, now }, text)
  if (attachments)
    await db
      .insertInto('exchange.attachment')
      .values(attachments.map((each, nth) => ({ message: id, nth, ...each, bytes: String(each.bytes), whole_at: now })))
      .execute()
}

/** What a slice said; the exchange's own words are whole by being here. */
async function waitToBeRebuilt(
  { db, now }: Pick<SystemContext<ExchangeTables>, 'db' | 'now'>,
  { id: message, envelope: { to: partner, thread, type, voids } }: GivenBack,
): Promise<void> {
  if (voids !== undefined || type.startsWith('exchange.')) return
  await db
    .insertInto('exchange.replay')
    .values({ message, partner, thread, code: null, at: now, tried_at: null, settled_at: null })
    .execute()
}

/** How far it had come. */
const last = (receipts: GivenBack['receipts']): Step =>
  (['read', 'refused', 'delivered', 'received'] as const).find((step) => receipts.some((each) => each.step === step))!
