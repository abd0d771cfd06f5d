import { sql } from 'kysely'
import type { SystemContext } from '../platform/handle.ts'
import type { Envelope } from './protocol.ts'
import type { ExchangeTables } from './tables.ts'

/** A message of a partner that names messages of ours among its causes is the signed answer to them. */
export async function markAnswered(
  { db, now }: Pick<SystemContext<ExchangeTables>, 'db' | 'now'>,
  { id, from, causes }: Envelope,
): Promise<void> {
  await sql`
    with answered as (
      update exchange.message set answered_by = ${id}, answered_at = ${now}
       where id = any(${causes}::uuid[]) and direction = 'out' and partner = ${from} and answered_by is null
      returning id)
    insert into platform.outbox (kind, payload)
    select 'exchange.delivery-changed', jsonb_build_object('message', id) from answered`.execute(db)
}
