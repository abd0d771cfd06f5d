import type { Db } from '../platform/db.ts'
import type { AccessTables } from './tables.ts'

/** The officers who hold a post of this agency at the given time, by name. */
export async function listOfficersOf(
  db: unknown,
  agency: string,
  now: Date,
): Promise<{ id: string; name: string; post: string; role: string }[]> {
  return (db as Db<AccessTables>)
    .selectFrom('access.holding as h')
    .innerJoin('access.post as p', 'p.id', 'h.post')
    .innerJoin('access.officer as o', 'o.id', 'h.officer')
    .select(['o.id', 'o.name', 'p.title as post', 'p.role'])
    .where('p.agency', '=', agency)
    .where('p.closed', 'is', null)
    .where('h.since', '<=', now)
    .where((e) => e.or([e('h.until', 'is', null), e('h.until', '>', now)]))
    .orderBy('o.name')
    .execute()
}
