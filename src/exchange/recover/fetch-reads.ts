import { sql } from 'kysely'
import { inSystem } from '../../platform/in-system.ts'
import type { KnownMember } from '../directory.ts'
import { officeOf } from '../office.ts'
import { Receipt } from '../protocol.ts'
import { digestOf, verifyText } from '../signed.ts'
import type { ExchangeHost } from '../tables.ts'
import { payloadOf, takeReceipt } from '../take-receipt.ts'
import { askReads } from './fetch-history.ts'

/**
 * What officers here and there have read and the backup does not know: the partner holds the signatures on it. The newest
 * are asked for first, until a page holds nothing new. Gives how many came back.
 */
export async function fetchReads(host: ExchangeHost, seen: Set<string> = new Set()): Promise<number> {
  const { directory } = await officeOf(host)
  const others = [...directory.members.values()].filter(({ state }) => state !== host.state && !seen.has(state))
  const fetched = others.map(async (member) => {
    try {
      const count = await fetchFrom(host, member)
      seen.add(member.state)
      return count
    } catch (error) {
      host.log('exchange.reads-not-seen', { from: member.state, error: error instanceof Error ? error.message : '' })
      return 0
    }
  })
  return (await Promise.all(fetched)).reduce((sum, n) => sum + n, 0)
}

async function fetchFrom(host: ExchangeHost, member: KnownMember): Promise<number> {
  let count = 0
  for (let n: number | null = 0; n !== null;) {
    const { receipts, next } = await askReads(host, member, n)
    if (next !== null && next <= n) throw new Error(`a list of ${member.state} does not move on`)
    let fresh = 0
    for (const text of receipts) fresh += Number((await keepRead(host, member, text)) || (await hearRead(host, text)))
    count += fresh
    n = fresh > 0 ? next : null
  }
  return count
}

/** The partner's own receipt for a message of ours, which it gave once and does not give again by itself. */
async function hearRead(host: ExchangeHost, text: string): Promise<boolean> {
  const claimed = Receipt.safeParse(payloadOf(text))
  if (!claimed.success || claimed.data.to !== host.state) return false
  const { rows } = await sql`
    select from exchange.message m where m.id = ${claimed.data.message} and m.direction = 'out'
       and not exists (select from exchange.receipt r where r.message = m.id and r.step = 'read')`.execute(
    host.system.kysely,
  )
  if (rows.length === 0) return false
  await takeReceipt(host, text)
  return true
}

/** Only our own signature over a message that this partner sent counts; a message that is not here yet waits for the next time. */
async function keepRead(host: ExchangeHost, { state }: KnownMember, text: string): Promise<boolean> {
  const { directory } = await officeOf(host)
  const claimed = Receipt.safeParse(payloadOf(text))
  // A key of ours may be revoked since: what it signed when it was good is ours all the same.
  const keys = directory.members.get(host.state)?.keys.map((each) => ({ ...each, validUntil: null, revokedAt: null }))
  const verdict = verifyText('receipt', text, { keys: keys ?? [], now: host.clock() })
  if (!claimed.success || !verdict.ok) return false
  const { from, to, message, digest, step } = claimed.data
  if (from !== host.state || to !== state || step !== 'read') return false
  return inSystem(host, async ({ db, now }) => {
    const { rows } = await sql`
      with read as (
        update exchange.message set state = 'read'
         where id = ${message} and digest = ${digest} and partner = ${state} and direction = 'in' and state = 'delivered'
        returning id),
      kept as (
        insert into exchange.receipt (message, step, receipt, at) select id, 'read', ${text}, ${now}::timestamptz from read
        on conflict do nothing),
      for_the_log as (insert into exchange.log_pending (kind, digest) select 'receipt', ${digestOf(text)}::text from read)
      insert into platform.outbox (kind, payload)
      select 'exchange.delivery-changed', jsonb_build_object('message', id) from read returning id`.execute(db)
    return rows.length > 0
  })
}
