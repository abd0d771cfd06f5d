import { sql } from 'kysely'
import type { SystemContext } from '../platform/handle.ts'
import { officeOf, type Office } from './office.ts'
import { noSuchMessage, refuse } from './problems.ts'
import { PullRequest, type Page } from './protocol.ts'
import { signText, skew, verifyText } from './signed.ts'
import type { ExchangeHost, ExchangeTables } from './tables.ts'
import { payloadOf } from './take-receipt.ts'

type Post = SystemContext<ExchangeTables>

const pageSize = 200

/** What opens the doors of `state` to this node, for ten minutes. */
export async function proofTo(host: ExchangeHost, state: string): Promise<string> {
  const { signer } = await officeOf(host)
  return signText('pull', { suar: 1, from: host.state, to: state, at: host.clock().toISOString() }, signer)
}

/** Who asks for messages waiting here: proven by a signature not older than the tolerance for clocks. */
export async function whoPulls({ now, state }: Post, office: Office, text: string): Promise<PullRequest> {
  const claimed = PullRequest.safeParse(payloadOf(text))
  if (!claimed.success) throw refuse('malformed')
  const { from, to, at } = claimed.data
  if (to !== state) throw refuse('wrongly-addressed', { to })
  const member = office.memberOn(from, now)
  if (!member) throw refuse('unknown-member', { from })
  const verdict = verifyText('pull', text, { keys: member.keys, now })
  if (!verdict.ok) throw refuse(verdict.why, { from })
  if (Math.abs(Date.parse(at) - now.getTime()) > skew) throw refuse('proof-out-of-date', { from })
  return claimed.data
}

/**
 * What this node has written to a partner, after a position: a whole number that only grows. Positions are given
 * out here, one puller at a time, to messages that are committed by then; so no message can slip in behind a cursor,
 * as happens with timestamps and with sequences taken inside open transactions.
 */
export async function listSince({ db }: Post, partner: string, since: number): Promise<Page> {
  await sql`insert into exchange.partner (state) values (${partner}) on conflict do nothing`.execute(db)
  // A node restored from a backup has forgotten positions that its partner has read: it goes on behind them.
  await sql`update exchange.partner set numbered = greatest(numbered, ${since}::bigint) where state = ${partner}`.execute(
    db,
  )
  await sql`
    with fresh as (
      select id, row_number() over (order by line) as nth from exchange.message
       where partner = ${partner} and direction = 'out' and position is null and voided_by is null
         and not exists (select from exchange.outbound waiting where waiting.message = message.id and step is null and stopped)),
    numbered as (
      update exchange.message set position = partner.numbered + fresh.nth
        from fresh, exchange.partner where message.id = fresh.id and partner.state = ${partner})
    update exchange.partner set numbered = numbered + (select count(*) from fresh) where state = ${partner}`.execute(db)
  const { rows } = await sql<{ position: string; id: string }>`
    select position, id from exchange.message
     where partner = ${partner} and position > ${since} and voided_by is null
     order by position limit ${pageSize}`.execute(db)
  const messages = rows.map(({ position, id }) => ({ position: Number(position), id }))
  return { messages, next: messages.at(-1)?.position ?? since }
}

/** The bytes of one message, for the partner that it is sealed to and for nobody else. */
export async function fetchWire({ db }: Post, partner: string, id: string): Promise<string> {
  const row = await db
    .selectFrom('exchange.message')
    .where('id', '=', id)
    .where('partner', '=', partner)
    .where('direction', '=', 'out')
    .select('wire')
    .executeTakeFirst()
  if (!row?.wire) throw noSuchMessage(id)
  return row.wire
}
