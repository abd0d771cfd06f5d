import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { handle, type Context } from '../../platform/handle.ts'
import { latestDirectory } from '../directory.ts'
import type { ExchangeTables } from '../tables.ts'
import { showPartner } from './contract.ts'
import { noSuchMember } from './problems.ts'

interface Waiting {
  type: string
  receipt: boolean
  count: number
  oldest: Date
  next: Date
  code: string | null
}

const mostRecovered = 50

export const endpoint = handle(showPartner, {
  needs: 'exchange.read',
  audit: ({ state }) => ({ subject: state }),

  async run({ db }: Context<ExchangeTables>, { state }) {
    const directory = await latestDirectory(db)
    if (!directory?.members.has(state)) throw noSuchMember(state)
    const waiting = await sql<Waiting>`
      select message.type, step is not null as receipt, count(*)::int as count, min(queued_at) as oldest,
             min(waiting.next_try_at) as next, min(waiting.code) as code
        from exchange.outbound waiting join exchange.message on message.id = waiting.message
       where waiting.partner = ${state} and dead_at is null
       group by 1, 2 order by min(queued_at) limit 100`.execute(db)
    const traffic = await sql<{ direction: 'in' | 'out'; state: string; count: number; last: Date }>`
      select direction, state, count(*)::int as count, max(issued_at) as last
        from exchange.message where partner = ${state} group by 1, 2 order by 1, 2`.execute(db)
    const refused = await sql<{ code: string; count: number; last: Date }>`
      select code, count(*)::int as count, max(issued_at) as last
        from exchange.message where partner = ${state} and state = 'refused' and code is not null
       group by 1 order by 3 desc limit 20`.execute(db)
    return {
      waiting: waiting.rows.map(({ oldest, next, ...row }) => ({
        ...row,
        oldestAt: oldest.toISOString(),
        nextTryAt: next.toISOString(),
      })),
      traffic: traffic.rows.map(({ last, ...row }) => ({ ...row, lastAt: last.toISOString() })),
      refused: refused.rows.map(({ last, ...row }) => ({ ...row, lastAt: last.toISOString() })),
      ...(await listRecovered(db, state)),
    }
  },
})

/** Those that need a person first, then the latest. */
async function listRecovered(db: Db<ExchangeTables>, state: string) {
  const rows = await db
    .selectFrom('exchange.recovery')
    .where('partner', '=', state)
    .where('thread', 'is not', null)
    .orderBy(sql`found = 'two-pasts'`, 'desc')
    .orderBy('recovery', 'desc')
    .limit(mostRecovered + 1)
    .select(['thread', 'at', 'found', 'fetched'])
    .execute()
  const recovered = rows.slice(0, mostRecovered).map(({ thread, at, found, fetched }) => ({
    thread: thread!,
    at: at.toISOString(),
    found: found as 'adopt',
    fetched,
  }))
  return { recovered, moreRecovered: rows.length > mostRecovered }
}
