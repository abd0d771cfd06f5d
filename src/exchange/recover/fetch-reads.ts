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
    for (const { text, ours } of await notHere(host, member, receipts))
      fresh += Number(ours ? await keepRead(host, member, text) : Boolean(await takeReceipt(host, text)))
    count += fresh
    n = fresh > 0 ? next : null
  }
  return count
}

interface Lacking {
  readonly text: string
  /** Signed by us, for a message of the partner; else by the partner, which gives it once and not again by itself. */
  readonly ours: boolean
}

/** Those of a page for messages that are here and not known to be read. Mostly none: one look for all of them. */
async function notHere(host: ExchangeHost, { state }: KnownMember, receipts: readonly string[]): Promise<Lacking[]> {
  const claimed = receipts.flatMap((text) => {
    const { success, data } = Receipt.safeParse(payloadOf(text))
    return success && data.step === 'read' ? [{ text, message: data.message, from: data.from, to: data.to }] : []
  })
  const { rows } = await sql<{ id: string; direction: 'in' | 'out' }>`
    select m.id, m.direction from exchange.message m
     where m.id = any (${claimed.map(({ message }) => message)}::uuid[]) and m.partner = ${state}
       and not exists (select from exchange.receipt r where r.message = m.id and r.step = 'read')`.execute(
    host.system.kysely,
  )
  const lacking = new Map(rows.map(({ id, direction }) => [id, direction]))
  return claimed.flatMap(({ text, message, from, to }): Lacking[] => {
    const direction = lacking.get(message.toLowerCase())
    if (direction === 'in') return [{ text, ours: true }]
    return direction === 'out' && from === state && to === host.state ? [{ text, ours: false }] : []
  })
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
