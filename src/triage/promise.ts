import { announce, type OutboxTables } from '../platform/announce.ts'
import type { Db } from '../platform/db.ts'
import { everyMinute } from '../platform/every-minute.ts'
import type { PlatformTables, SystemContext } from '../platform/handle.ts'
import type { Host } from '../platform/http.ts'
import type { TriageTables } from './tables.ts'

/** Keeps by when a reporter hears from us; null once a case keeps it. A new word makes the one before void. */
export async function promise(db: Db<TriageTables>, report: string, due: Date | null): Promise<void> {
  await db
    .updateTable('triage.item')
    .set({ promised_at: due, late_told_at: null })
    .where('report', '=', report)
    .execute()
}

/**
 * Her page says that the officer's superior is told when a promise passes (the silence rule, domain.md §11.2).
 * Each promise is told once. Safe to run twice at once. Returns how many were late.
 */
export async function tellLatePromises({ db, now }: SystemContext<TriageTables & OutboxTables>): Promise<number> {
  const late = await db
    .updateTable('triage.item')
    .set({ late_told_at: now })
    .where('report', 'in', (from) =>
      from
        .selectFrom('triage.item')
        .select('report')
        .where('promised_at', '<=', now)
        .where('late_told_at', 'is', null)
        .forUpdate()
        .skipLocked(),
    )
    .returning('report')
    .execute()
  for (const { report } of late) await announce(db, 'triage.promise-late', { report })
  return late.length
}

/** Looks for late promises every minute while the node runs. */
export const watchPromises = async (host: Host<TriageTables & PlatformTables>): Promise<() => Promise<void>> =>
  everyMinute(host, { name: 'late promises', look: tellLatePromises })
