import type { Generated } from 'kysely'
import type { Db } from './db.ts'

export interface OutboxTables {
  'platform.outbox': { id: Generated<string>; kind: string; payload: unknown; at: Generated<Date> }
}

/**
 * Tells the floors above what happened, in the transaction in which it happened.
 * A row, not `add_job`: a NOTIFY inside the writer's transaction would cost group commit (docs/performance.md).
 * `payload` holds ids and codes only.
 */
export async function announce(db: Db<OutboxTables>, kind: string, payload: Record<string, unknown>): Promise<void> {
  await db
    .insertInto('platform.outbox')
    .values({ kind, payload: JSON.stringify(payload) })
    .execute()
}
