import { sql } from 'kysely'
import type { SystemContext } from '../../platform/handle.ts'
import type { Opened } from '../open-envelope.ts'
import { refuse } from '../problems.ts'
import type { Envelope } from '../protocol.ts'
import type { ExchangeTables } from '../tables.ts'
import { standsAt, textOf } from './history.ts'

type Post = Pick<SystemContext<ExchangeTables>, 'db'>

/** A thread goes on from an earlier place only where it has stood there. Throws `exchange/broken-chain`. */
export async function mustHaveStoodAt({ db }: Post, { envelope }: Opened): Promise<void> {
  const { id, from, thread, rejoins } = envelope
  const { seq, digest } = rejoins!
  if (seq === 0 && digest === null) return
  const rows = await db
    .selectFrom('exchange.message')
    .where('partner', '=', from)
    .where('thread', '=', thread)
    .where('direction', '=', 'in')
    .where('seq', '=', seq)
    .where('state', '<>', 'received')
    .select('envelope')
    .execute()
  if (!rows.some((row) => standsAt(textOf(row.envelope)).digest === digest))
    throw refuse('broken-chain', { id, from, seq })
}

/** All that stands in the thread belongs to its earlier life now; it stays, applied and signed for. */
export async function endLife({ db }: Post, { from, thread }: Envelope): Promise<void> {
  await sql`
    with of as (select * from exchange.message where partner = ${from} and thread = ${thread} and direction = 'in')
    update exchange.message set life = (select coalesce(max(life), 0) + 1 from of)
     where id in (select id from of where life is null)`.execute(db)
}
