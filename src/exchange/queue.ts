import { sql } from 'kysely'
import type { Step } from './protocol.ts'
import type { ExchangeHost } from './tables.ts'

/** One thing on its way to a partner: a message of ours, or (with `step`) a receipt of ours. */
export interface Item {
  readonly line: string
  readonly message: string
  readonly step: Step | null
  readonly partner: string
  readonly thread: string | null
  readonly seq: number | null
  readonly tries: number
  /** The very bytes, the same at every try. */
  readonly bytes: string
  /** More of this thread waits behind it. */
  readonly more: boolean
}

const lease = 60_000
const week = 7 * 24 * 3600_000

const columns = sql`
  taken.line, taken.message, taken.step, taken.partner, taken.thread, taken.seq, taken.tries,
  coalesce(receipt.receipt, message.wire) as bytes,
  exists (select from exchange.outbound behind where behind.partner = taken.partner
             and behind.thread = taken.thread and behind.seq > taken.seq) as more
  from taken join exchange.message on message.id = taken.message
  left join exchange.receipt on receipt.message = taken.message and receipt.step = taken.step`

/**
 * Takes what is due: at most `room` a partner, only the first of each thread, and a single one for a partner that
 * does not answer. What is taken is left alone by others until its lease ends.
 */
export async function claim(host: ExchangeHost, room: ReadonlyMap<string, number>): Promise<Item[]> {
  const now = host.clock()
  const { rows } = await sql<Item>`
    with due as (
      select head.line
        from unnest(${[...room.keys()]}::text[], ${[...room.values()]}::integer[]) as room (partner, free)
        left join exchange.partner on partner.state = room.partner
       cross join lateral (
         select line from exchange.outbound waiting
          where waiting.partner = room.partner and dead_at is null and waiting.next_try_at <= ${now}
            and (leased_until is null or leased_until < ${now})
            and not exists (select from exchange.outbound first where first.partner = waiting.partner
                               and first.thread = waiting.thread and first.seq < waiting.seq)
          order by line limit case when partner.failures > 0 then 1 else room.free end
            for update skip locked) head
       where coalesce(partner.next_try_at, '-infinity') <= ${now}),
    taken as (
      update exchange.outbound set leased_until = ${new Date(now.getTime() + lease)}
       where line in (select line from due) returning *)
    select ${columns} order by taken.line`.execute(host.system.kysely)
  return rows
}

/** The next of a thread whose first has just been signed for. */
export async function claimNext(host: ExchangeHost, { partner, thread, seq }: Item): Promise<Item | undefined> {
  const now = host.clock()
  const { rows } = await sql<Item>`
    with taken as (
      update exchange.outbound set leased_until = ${new Date(now.getTime() + lease)}
       where line = (select line from exchange.outbound where partner = ${partner} and thread = ${thread}
                        and seq > ${seq} order by seq limit 1)
         and dead_at is null and next_try_at <= ${now} and (leased_until is null or leased_until < ${now})
      returning *)
    select ${columns}`.execute(host.system.kysely)
  return rows[0]
}

export async function settle(host: ExchangeHost, { line }: Item): Promise<void> {
  await sql`delete from exchange.outbound where line = ${line}`.execute(host.system.kysely)
}

/** Puts an item back, to be tried again at `next`; `answered` when the partner has seen it, so that it counts as sent. */
export async function putBack(
  host: ExchangeHost,
  { line, message, step }: Item,
  { code, next, answered }: { code: string; next: Date; answered: boolean },
): Promise<void> {
  await sql`
    with back as (
      update exchange.outbound set leased_until = null, tries = tries + 1, code = ${code}, next_try_at = ${next}
       where line = ${line}),
    moved as (
      update exchange.message set code = ${code}, sent_at = coalesce(sent_at, case when ${answered} then ${host.clock()}::timestamptz end),
             state = case when ${answered} then 'sent' else state end
       where id = ${message} and ${step === null} and state in ('queued', 'sent')
      returning id, state)
    insert into platform.outbox (kind, payload)
    select 'exchange.delivery-changed', jsonb_build_object('message', id) from moved where state = 'sent'`.execute(
    host.system.kysely,
  )
}

/** The partner lost messages that it had signed for: they are sent once more, before the ones that follow. */
export async function sendAgain(host: ExchangeHost, { partner, thread, seq }: Item, from: number): Promise<void> {
  const now = host.clock()
  await sql`
    insert into exchange.outbound (message, partner, thread, seq, queued_at, next_try_at)
    select id, partner, thread, seq, ${now}::timestamptz, ${now}::timestamptz from exchange.message
     where direction = 'out' and partner = ${partner} and thread = ${thread} and seq >= ${from} and seq < ${seq}
    on conflict do nothing`.execute(host.system.kysely)
}

/** What was tried in vain for a week becomes a dead letter: a line in a person's work-list, never silence. */
export async function buryOld(host: ExchangeHost): Promise<void> {
  const now = host.clock()
  await sql`
    with old as (
      update exchange.outbound waiting set dead_at = ${now}
       where dead_at is null and queued_at < ${new Date(now.getTime() - week)}
         and (leased_until is null or leased_until < ${now})
         and (tries > 0
           or exists (select from exchange.partner where state = waiting.partner and failures > 0)
           or exists (select from exchange.outbound first where first.partner = waiting.partner
                         and first.thread = waiting.thread and first.seq < waiting.seq and first.tries > 0))
      returning message, step),
    moved as (
      update exchange.message set state = 'dead' where id in (select message from old where step is null) and state in ('queued', 'sent')
      returning id)
    insert into platform.outbox (kind, payload)
    select 'exchange.delivery-changed', jsonb_build_object('message', id) from moved`.execute(host.system.kysely)
}

/** At a start nothing is under way: what a killed process had taken is free at once. */
export async function freeAll(host: ExchangeHost): Promise<void> {
  await sql`update exchange.outbound set leased_until = null where leased_until is not null`.execute(host.system.kysely)
}
