import { sql } from 'kysely'
import { base64url } from 'jose'
import type { SystemContext } from '../platform/handle.ts'
import type { Office } from './office.ts'
import { refuse } from './problems.ts'
import { Receipt, type Step } from './protocol.ts'
import { parseStrictly, verifyText } from './signed.ts'
import type { ExchangeTables } from './tables.ts'

/** From which states a receipt moves a message on; it never moves one back. */
const before: Record<Step, readonly string[]> = {
  delivered: ['queued', 'sent', 'dead'],
  refused: ['queued', 'sent', 'dead'],
  read: ['queued', 'sent', 'dead', 'delivered'],
}

/**
 * Keeps a partner's signed receipt for a message of ours, word for word, and moves the message up its ladder.
 * Throws a Problem when the receipt is not genuine or not for a message that we sent to that partner.
 */
export async function takeReceipt(
  { db, now, state }: SystemContext<ExchangeTables>,
  office: Office,
  text: string,
): Promise<Receipt> {
  const receipt = await readReceipt(office, text, { state, now })
  const { message, from, digest, step, code, receivedAt } = receipt
  const { rows } = await sql<{ known: boolean }>`
    with mine as (
      select id from exchange.message
       where id = ${message} and direction = 'out' and partner = ${from} and digest = ${digest}),
    kept as (
      insert into exchange.receipt (message, step, receipt, at, code)
      select id, ${step}, ${text}, ${now}::timestamptz, ${code ?? null}::text from mine on conflict do nothing),
    moved as (
      update exchange.message set state = ${step}, code = ${code ?? null},
             sent_at = coalesce(sent_at, ${receivedAt}::timestamptz)
       where id in (select id from mine) and state = any(${[...before[step]]}::text[])
      returning id),
    done as (
      delete from exchange.outbound
       where message in (select id from mine) and step is null and ${step !== 'read'}),
    told as (
      insert into platform.outbox (kind, payload)
      select 'exchange.delivery-changed', jsonb_build_object('message', id) from moved)
    select exists (select from mine) as known`.execute(db)
  if (!rows[0]?.known) throw refuse('no-such-message', { message })
  return receipt
}

async function readReceipt(
  office: Office,
  text: string,
  { state, now }: { state: string; now: Date },
): Promise<Receipt> {
  const claimed = Receipt.safeParse(payloadOf(text))
  if (!claimed.success) throw refuse('malformed')
  const member = office.directory.members.get(claimed.data.from)
  if (!member) throw refuse('unknown-member', { from: claimed.data.from })
  const verdict = await verifyText('receipt', text, { keys: member.keys, now })
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
