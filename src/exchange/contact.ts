import { sql } from 'kysely'
import type { Vault } from '../platform/seal.ts'
import type { ExchangeHost } from './tables.ts'

const second = 1000
const cap = 15 * 60 * second
const remembers = 10 * second

/** When each partner's sign of life was last written down, so that a busy partner costs no write a message. */
const written = new WeakMap<Vault, Map<string, number>>()
const bookOf = (vault: Vault) => {
  const book = written.get(vault) ?? new Map<string, number>()
  written.set(vault, book)
  return book
}

/** Doubles from a second to a quarter of an hour; the jitter keeps eleven nodes from knocking all at once. */
export function backOff(failures: number, random: () => number = Math.random): number {
  const full = Math.min(cap, second * 2 ** Math.min(failures, 20))
  return full / 2 + (full / 2) * random()
}

/** Any genuine sign of life ends the waiting for that partner. */
export async function heardFrom(host: ExchangeHost, partner: string): Promise<void> {
  const book = bookOf(host.vault)
  const now = host.clock()
  if (now.getTime() - (book.get(partner) ?? -Infinity) < remembers) return
  book.set(partner, now.getTime())
  await sql`
    insert into exchange.partner (state, heard_at) values (${partner}, ${now})
    on conflict (state) do update set heard_at = excluded.heard_at, failures = 0,
      failing_since = null, failure = null, next_try_at = null`.execute(host.system.kysely)
}

/** A partner that cannot be reached is left alone for a while, as a whole: one failure counts once, however many were under way. */
export async function lostTouch(host: ExchangeHost, partner: string, reason: { code: string; startedAt: Date }) {
  bookOf(host.vault).delete(partner)
  const { code, startedAt } = reason
  const { rows } = await sql<{ failures: number }>`
    select failures from exchange.partner where state = ${partner}`.execute(host.system.kysely)
  const now = host.clock()
  const next = new Date(now.getTime() + backOff(rows[0]?.failures ?? 0))
  await sql`
    insert into exchange.partner (state, failures, failing_since, failure, next_try_at)
    values (${partner}, 1, ${now}, ${code}, ${next})
    on conflict (state) do update set failures = partner.failures + 1, failure = excluded.failure,
      failing_since = coalesce(partner.failing_since, excluded.failing_since), next_try_at = excluded.next_try_at
     where partner.next_try_at is null or partner.next_try_at <= ${startedAt}`.execute(host.system.kysely)
}
