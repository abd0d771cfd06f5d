import { sql } from 'kysely'
import { base64url } from 'jose'
import { inSystem } from '../platform/in-system.ts'
import { officeOf, type Office } from './office.ts'
import { prepared } from './prepared.ts'
import { refuse } from './problems.ts'
import { Receipt, type Step } from './protocol.ts'
import { digestOf, parseStrictly, verifyText } from './signed.ts'
import type { ExchangeHost } from './tables.ts'

/** From which states a receipt moves a message on; it never moves one back. */
const before: Record<Step, readonly string[]> = {
  received: ['queued', 'sent'],
  delivered: ['queued', 'sent', 'received', 'dead'],
  refused: ['queued', 'sent', 'received', 'dead'],
  read: ['queued', 'sent', 'received', 'dead', 'delivered'],
}

/** What a receipt came to: who gave it for which message, and whether more of that thread waits. */
export interface Kept {
  readonly from: string
  readonly message: string
  readonly more: boolean
  readonly step: Step
}

/** What a receipt may be for: a message that was sent, or the one whose place it takes. */
export interface Expected {
  readonly message: string
  readonly voids: string | null
}

/**
 * Keeps a partner's signed receipt for a message of ours, word for word, and moves the message up its ladder, in one
 * statement. Throws a Problem when the receipt is not genuine or not for a message that we sent to that partner.
 */
export async function takeReceipt(host: ExchangeHost, text: string, expected?: Expected): Promise<Kept> {
  const now = host.clock()
  const receipt = await readReceipt(await officeOf(host), text, { state: host.state, now })
  const { message, from, digest, step, code, receivedAt } = receipt
  const meant = expected === undefined || message === expected.message || message === expected.voids
  if (!meant) throw refuse('no-such-message', { message })
  // It was taken after all, before its place was given up: what would have taken the place is not needed.
  if (message === expected?.voids) await withdrawVoid(host, expected)
  const [kept] = await prepared(
    host,
    'take receipt',
    sql<{ known: boolean; more: boolean }>`
    with mine as (
      select id, thread, seq from exchange.message
       where id = ${message} and direction = 'out' and partner = ${from} and digest = ${digest}),
    kept as (
      insert into exchange.receipt (message, step, receipt, at, code)
      select id, ${step}::text, ${text}::text, ${now}::timestamptz, ${code ?? null}::text from mine on conflict do nothing
      returning message),
    for_the_log as (
      insert into exchange.log_pending (kind, digest) select 'receipt', ${digestOf(text)}::text from kept),
    moved as (
      update exchange.message set state = ${step}, code = ${code ?? null},
             sent_at = coalesce(sent_at, ${receivedAt}::timestamptz)
       where id in (select id from mine) and state = any(${[...before[step]]}::text[])
      returning id),
    done as (
      delete from exchange.outbound
       where message in (select id from mine) and step is null and ${step === 'delivered' || step === 'refused'}::boolean),
    told as (
      insert into platform.outbox (kind, payload)
      select 'exchange.delivery-changed', jsonb_build_object('message', id) from moved)
    select exists (select from mine) as known,
           exists (select from mine join exchange.outbound behind
                       on behind.partner = ${from} and behind.thread = mine.thread and behind.seq > mine.seq) as more`,
  )
  if (!kept?.known) throw refuse('no-such-message', { message })
  return { from, message, step, more: kept.more }
}

/** The place is the lost message's again, and what would have taken it stands aside. */
async function withdrawVoid(host: ExchangeHost, { message, voids }: Expected): Promise<void> {
  await inSystem(host, async ({ db }) => {
    await sql`
      with gone as (delete from exchange.outbound where message = ${message} and step is null)
      update exchange.message set state = 'refused', code = 'exchange/place-taken', voided_by = ${voids}
       where id = ${message}`.execute(db)
    await sql`update exchange.message set voided_by = null where id = ${voids} and voided_by = ${message}`.execute(db)
  })
}

/** A receipt that is genuine and for this state. Throws a Problem. */
export async function readReceipt(
  office: Office,
  text: string,
  { state, now }: { state: string; now: Date },
): Promise<Receipt> {
  const claimed = Receipt.safeParse(payloadOf(text))
  if (!claimed.success) throw refuse('malformed')
  const member = office.directory.members.get(claimed.data.from)
  if (!member) throw refuse('unknown-member', { from: claimed.data.from })
  const verdict = verifyText('receipt', text, { keys: member.keys, now })
  if (!verdict.ok) throw refuse(verdict.why, { from: claimed.data.from })
  if (claimed.data.to !== state) throw refuse('wrongly-addressed', { to: claimed.data.to })
  return claimed.data
}

/** What a text says of itself, before anything of it is believed: needed to know whose key must fit. */
export function payloadOf(text: string): unknown {
  try {
    return parseStrictly(base64url.decode(text.split('.')[1] ?? ''))
  } catch {
    return undefined
  }
}
