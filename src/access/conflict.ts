import { announce, type OutboxTables } from '../platform/announce.ts'
import type { Db } from '../platform/db.ts'
import type { AccessTables } from './tables.ts'

interface Conflict {
  readonly officer: string
  readonly subject: string
  readonly why: string
  /** Null when the node itself found it: an officer's name or post among the people of the case. */
  readonly declaredBy: string | null
}

/** From the moment this commits the officer sees nothing of the case; the auditors are told. */
export async function blockForConflict(
  { db, now }: { readonly db: unknown; readonly now: Date },
  { officer, subject, why, declaredBy }: Conflict,
): Promise<void> {
  await (db as Db<AccessTables>)
    .insertInto('access.conflict_block')
    .values({ officer, subject, why, declared_by: declaredBy, at: now })
    .onConflict((on) => on.doNothing())
    .execute()
  await announce(db as Db<OutboxTables>, 'access.conflict-declared', { officer, subject, by: declaredBy })
}
