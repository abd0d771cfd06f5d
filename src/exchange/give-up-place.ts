import { sql } from 'kysely'
import { announce } from '../platform/announce.ts'
import type { SystemContext } from '../platform/handle.ts'
import { sealText } from '../platform/seal.ts'
import { newSalt } from './keys.ts'
import { newMessage } from './new-message.ts'
import { openOffice } from './office.ts'
import { noSuchDeadLetter, noSuchPartner } from './problems.ts'
import { Envelope, rejoinType, voidType } from './protocol.ts'
import { digestOf, signText } from './signed.ts'
import type { ExchangeTables } from './tables.ts'
import { payloadOf } from './take-receipt.ts'
import { holdThread } from './threads.ts'
import { markUnsent } from './wake.ts'
import { wrap } from './wrap.ts'

type Post = SystemContext<ExchangeTables>
const year = 365 * 24 * 3600_000

/**
 * Signs that a message will never come, and puts that in its place: the next of its thread was linked to the message,
 * and passes, since the receiver is told the digest that it is linked to. The message itself waits for a person.
 * Throws `exchange/no-such-dead-letter` when it does not wait in a thread, `exchange/no-such-partner`.
 */
export async function giveUpPlace(context: Post, { message, code }: { message: string; code: string }): Promise<void> {
  const { db, now, vault } = context
  const place = await findPlace(context, message)
  const office = await openOffice(context)
  const sealTo = office.memberOn(place.partner, now)?.sealTo(now)
  if (!sealTo) throw noSuchPartner(place.partner)
  const { dataKey } = await holdThread(context, { ...place, direction: 'out' })
  const lost = Envelope.parse(payloadOf(place.envelope))
  const payload = JSON.stringify({ salt: newSalt(), body: {} })
  const draft: Envelope = {
    suar: 1,
    id: context.newId(),
    from: lost.from,
    to: lost.to,
    toKey: sealTo.kid,
    type: voidType,
    thread: lost.thread,
    seq: lost.seq,
    prev: lost.prev,
    causes: [],
    issuedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + year).toISOString(),
    handling: lost.handling,
    legalBasis: [],
    payload: { digest: digestOf(payload) },
    crit: ['voids'],
    voids: { id: lost.id, digest: place.digest, code },
  }
  const envelope = signText('envelope', draft, office.signer)
  const wire = await wrap(draft, sealTo, { envelope, payload })
  const sealed = sealText(dataKey, draft.id, payload)
  await store(context, { draft, envelope, wire, sealed, ...(place.life !== null && { life: place.life }) })
  await announce(db, 'exchange.delivery-changed', { message })
  markUnsent(vault)
}

/** The message, where it still waits in its thread and its place is not given up yet. */
async function findPlace({ db }: Post, message: string) {
  const place = await db
    .selectFrom('exchange.message as message')
    .innerJoin('exchange.outbound as waiting', 'waiting.message', 'message.id')
    .where('message.id', '=', message)
    .where('message.direction', '=', 'out')
    .where('message.voids', 'is', null)
    .where('message.voided_by', 'is', null)
    .where('message.type', '<>', rejoinType)
    .where('waiting.step', 'is', null)
    .where('waiting.thread', 'is not', null)
    .select(['message.partner', 'message.thread', 'message.digest', 'message.envelope', 'message.life'])
    .forUpdate()
    .executeTakeFirst()
  if (!place) throw noSuchDeadLetter(message)
  return place
}

/** The lost message leaves the order, so that it holds up nothing; all behind it is listed anew for a partner that pulls. */
async function store(
  { db, now }: Post,
  { draft, ...written }: Omit<Parameters<typeof newMessage>[0], 'now'>,
): Promise<void> {
  const { id, to, thread, seq, voids } = draft
  await sql`
    update exchange.message set voided_by = ${id}, state = 'dead', code = ${voids!.code} where id = ${voids!.id}`.execute(
    db,
  )
  await sql`
    with ${newMessage({ draft, ...written, now })},
    aside as (
      update exchange.outbound set dead_at = coalesce(dead_at, ${now}), thread = null, seq = null, code = ${voids!.code}
       where message = ${voids!.id} and step is null),
    revived as (
      update exchange.outbound set dead_at = null, queued_at = ${now}, next_try_at = ${now}, tries = 0
       where partner = ${to} and thread = ${thread} and seq > ${seq} and dead_at is not null
      returning message)
    update exchange.message set position = null,
           state = case when state = 'dead' then case when sent_at is null then 'queued' else 'sent' end else state end
     where direction = 'out' and partner = ${to} and thread = ${thread} and seq > ${seq}
       and state in ('queued', 'sent', 'received', 'dead') and voided_by is null`.execute(db)
}
