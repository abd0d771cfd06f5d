import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { handle, type Context } from '../platform/handle.ts'
import { listPartners, type Partner } from './contract.ts'
import { latestDirectory, type KnownMember } from './directory.ts'
import type { ExchangeTables } from './tables.ts'

interface Standing {
  state: string
  heard_at: Date | null
  failures: number
  failing_since: Date | null
  failure: string | null
  next_try_at: Date | null
  waiting: number
  oldest: Date | null
  dead: number
  stuck: string | null
  tries: number
  next: Date | null
}

export const endpoint = handle(listPartners, {
  needs: 'exchange.read',
  audit: () => ({ subject: 'exchange' }),

  async run({ db, now, state }: Context<ExchangeTables>) {
    const directory = await latestDirectory(db)
    const standing = await standings(db)
    const members = [...(directory?.members.values() ?? [])]
    const restored = await db
      .selectFrom('exchange.recovery')
      .where('partner', 'is', null)
      .select(({ fn }) => fn.max('at').as('at'))
      .executeTakeFirst()
    return {
      restoredAt: (restored?.at as Date | null)?.toISOString() ?? null,
      directoryVersion: directory?.content.version ?? null,
      partners: members.map((member) => partnerOf(member, standing.get(member.state), { now, state })),
    }
  },
})

/** How things stand with each state: the partner as a whole, and the message that waits longest without moving. */
async function standings(db: Db<ExchangeTables>): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`
    with waiting as (
      select partner as state, count(*) filter (where dead_at is null)::int as waiting,
             min(queued_at) filter (where dead_at is null) as oldest,
             count(*) filter (where dead_at is not null)::int as dead
        from exchange.outbound group by partner),
    stuck as (
      select distinct on (partner) partner as state, code as stuck, tries, next_try_at as next
        from exchange.outbound where code is not null order by partner, line)
    select state, partner.heard_at, coalesce(partner.failures, 0) as failures, partner.failing_since, partner.failure,
           partner.next_try_at, coalesce(waiting, 0) as waiting, oldest, coalesce(dead, 0) as dead, stuck, tries, next
      from exchange.partner full join waiting using (state) full join stuck using (state)`.execute(db)
  return new Map(rows.map((row) => [row.state, row]))
}

function partnerOf(
  member: KnownMember,
  standing: Standing | undefined,
  { now, state }: { now: Date; state: string },
): Partner {
  return {
    state: member.state,
    own: member.state === state,
    endpoint: member.endpoint,
    memberFrom: member.from,
    memberUntil: member.until,
    accepts: member.accepts,
    heardAt: standing?.heard_at?.toISOString() ?? null,
    waiting: standing?.waiting ?? 0,
    oldestWaitingAt: standing?.oldest?.toISOString() ?? null,
    dead: standing?.dead ?? 0,
    failure: standing ? failureOf(standing) : null,
    keys: member.keys.map(({ kid, use, epoch, validFrom, validUntil, revokedAt }) => ({
      kid,
      use,
      epoch,
      validFrom,
      validUntil,
      revokedAt,
      ageDays: Math.max(0, Math.floor((now.getTime() - Date.parse(validFrom)) / 86_400_000)),
    })),
  }
}

function failureOf(standing: Standing): Partner['failure'] {
  const { failure, failing_since: since, failures: times, next_try_at: next } = standing
  if (failure !== null)
    return { code: failure, since: since?.toISOString() ?? null, times, nextTryAt: next?.toISOString() ?? null }
  if (standing.stuck === null) return null
  return { code: standing.stuck, since: null, times: standing.tries, nextTryAt: standing.next?.toISOString() ?? null }
}
