import { sql } from 'kysely'
import { prepared } from './prepared.ts'
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
  /** The message whose place this one takes, when it takes one. */
  readonly voids: string | null
  /** What its partner has signed last, how often in the same words, and since when. */
  readonly objection: string | null
  readonly objections: number
  readonly objecting_since: Date | null
  readonly objected_at: Date | null
  /** The very bytes, the same at every try. */
  readonly bytes: string
}

const week = 7 * 24 * 3600_000

const columns = sql`
  waiting.line, waiting.message, waiting.step, waiting.partner, waiting.thread, waiting.seq, waiting.tries,
  waiting.objection, waiting.objections, waiting.objecting_since, waiting.objected_at, message.voids,
  coalesce(receipt.receipt, message.wire) as bytes
  from exchange.outbound waiting join exchange.message on message.id = waiting.message
  left join exchange.receipt on receipt.message = waiting.message and receipt.step = waiting.step`

/**
 * What is due and not under way: at most `room` a partner, only the first of each thread, and a single one for a
 * partner that does not answer. It only looks: what is under way is known to the one process of this node, so that a
 * message costs one row written and one removed. Two processes would send doubles, which receivers know as such.
 */
export function findDue(
  host: ExchangeHost,
  { room, underWay }: { room: ReadonlyMap<string, number>; underWay: Iterable<string> },
): Promise<Item[]> {
  const now = host.clock()
  return prepared(
    host,
    'find due',
    sql<Item>`
    select ${columns}
     where waiting.line in (
       select head.line
         from unnest(${[...room.keys()]}::text[], ${[...room.values()]}::integer[]) as room (partner, free)
         left join exchange.partner on partner.state = room.partner
        cross join lateral (
          select line from exchange.outbound waiting
           where waiting.partner = room.partner and dead_at is null and not stopped and waiting.next_try_at <= ${now}::timestamptz
             and line <> all(${[...underWay]}::bigint[])
             and not exists (select from exchange.outbound first where first.partner = waiting.partner
                                and first.thread = waiting.thread and first.seq < waiting.seq)
           order by line limit case when partner.failures > 0 then 1 else room.free end) head
        where coalesce(partner.next_try_at, '-infinity') <= ${now}::timestamptz)
     order by waiting.line`,
  )
}

/** The next of a thread whose first has just been signed for. */
export async function findNext(host: ExchangeHost, { partner, thread, seq }: Item): Promise<Item | undefined> {
  const [next] = await prepared(
    host,
    'find next',
    sql<Item>`
    select ${columns}
     where not waiting.stopped and waiting.line = (select line from exchange.outbound where partner = ${partner}::text
                              and thread = ${thread}::uuid and seq > ${seq}::integer order by seq limit 1)
       and waiting.dead_at is null and waiting.next_try_at <= ${host.clock()}::timestamptz`,
  )
  return next
}

/** One message that still waits for its partner. */
export async function findWaiting(
  host: ExchangeHost,
  { message, partner }: Pick<Item, 'message' | 'partner'>,
): Promise<Item | undefined> {
  const { rows } = await sql<Item>`
    select ${columns}
     where waiting.message = ${message} and waiting.partner = ${partner} and waiting.step is null and not waiting.stopped
       and waiting.thread is not null`.execute(host.system.kysely)
  return rows[0]
}

/** A partner that pulls has read past it without taking it: it is listed once more, behind all others. */
export async function listAgain(host: ExchangeHost, { message }: Item): Promise<void> {
  await sql`update exchange.message set position = null where id = ${message}`.execute(host.system.kysely)
}

export async function settle(host: ExchangeHost, { line }: Item): Promise<void> {
  await sql`delete from exchange.outbound where line = ${line}`.execute(host.system.kysely)
}

/** What a partner has signed against a text of ours, `times` times in the same words. */
export interface Objecting {
  readonly times: number
  readonly since: Date | null
  readonly at: Date
  readonly text: string
}

interface Outcome {
  readonly code: string
  readonly next: Date
  readonly answered: boolean
  readonly objection?: Objecting
}

/** Puts an item back, to be tried again at `next`; `answered` when the partner has seen it, so that it counts as sent. */
export async function putBack(
  host: ExchangeHost,
  { line, message, step }: Item,
  { code, next, answered, objection }: Outcome,
): Promise<void> {
  const { times = 0, since = null, at = null, text = null } = objection ?? {}
  const said = objection !== undefined
  await sql`
    with back as (
      update exchange.outbound set tries = tries + 1, code = ${code}, next_try_at = ${next},
             objection = case when ${said} then ${code} else objection end,
             objections = case when ${said} then ${times}::integer else objections end,
             objecting_since = case when ${said} then ${since}::timestamptz else objecting_since end,
             objected_at = case when ${said} then ${at}::timestamptz else objected_at end
       where line = ${line}),
    moved as (
      update exchange.message set code = ${code}, problem = coalesce(${text}, problem), sent_at = coalesce(sent_at, case when ${answered} then ${host.clock()}::timestamptz end),
             state = case when ${answered} and state = 'queued' then 'sent' else state end
       where id = ${message} and ${step === null} and state in ('queued', 'sent', 'received')
      returning id, state)
    insert into platform.outbox (kind, payload)
    select 'exchange.delivery-changed', jsonb_build_object('message', id) from moved where state = 'sent'`.execute(
    host.system.kysely,
  )
}

/** Puts one message into a person's work-list at once. */
export async function bury(host: ExchangeHost, { line, message }: Item): Promise<void> {
  const now = host.clock()
  await sql`
    with old as (update exchange.outbound set dead_at = ${now} where line = ${line} and dead_at is null returning message),
    moved as (
      update exchange.message set state = 'dead'
       where id in (select message from old) and state in ('queued', 'sent', 'received') returning id)
    insert into platform.outbox (kind, payload)
    select 'exchange.delivery-changed', jsonb_build_object('message', id) from moved where id = ${message}`.execute(
    host.system.kysely,
  )
}

/** What was tried in vain for a week becomes a dead letter: a line in a person's work-list, never silence. */
export async function buryOld(host: ExchangeHost): Promise<void> {
  const now = host.clock()
  await sql`
    with old as (
      update exchange.outbound waiting set dead_at = ${now}
       where dead_at is null and not stopped and queued_at < ${new Date(now.getTime() - week)}
         and (tries > 0
           or exists (select from exchange.partner where state = waiting.partner and failures > 0)
           or exists (select from exchange.outbound first where first.partner = waiting.partner
                         and first.thread = waiting.thread and first.seq < waiting.seq and first.tries > 0))
      returning message, step),
    moved as (
      update exchange.message set state = 'dead' where id in (select message from old where step is null) and state in ('queued', 'sent', 'received')
      returning id)
    insert into platform.outbox (kind, payload)
    select 'exchange.delivery-changed', jsonb_build_object('message', id) from moved`.execute(host.system.kysely)
}
