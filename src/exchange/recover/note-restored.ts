import { sql } from 'kysely'
import { announce } from '../../platform/announce.ts'
import type { SystemContext } from '../../platform/handle.ts'
import type { ExchangeTables } from '../tables.ts'

const hour = 3600_000

/**
 * This node has forgotten what it did: whoever stands above and agreed on something with other states must ask them.
 * One restore shows in many threads and is one piece of news.
 */
export async function noteRestored(
  { db, now }: Pick<SystemContext<ExchangeTables>, 'db' | 'now'>,
  found: 'mark' | 'forgotten' = 'forgotten',
): Promise<void> {
  const { rows } = await sql`
    insert into exchange.recovery (at, found)
    select ${now}::timestamptz, ${found}
     where not exists (select from exchange.recovery where partner is null and at > ${new Date(now.getTime() - hour)}::timestamptz)
    returning at`.execute(db)
  if (rows.length > 0) await announce(db, 'exchange.restored', { at: now.toISOString() })
}
