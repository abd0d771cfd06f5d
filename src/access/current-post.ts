import type { Db } from '../platform/db.ts'
import type { AccessTables } from './tables.ts'

/** The post that an officer holds now, with its agency. */
export async function currentPost(given: unknown, officer: string, now: Date) {
  const db = given as Db<AccessTables>
  const held = await db
    .selectFrom('access.holding as h')
    .innerJoin('access.post as p', 'p.id', 'h.post')
    .innerJoin('access.agency as a', 'a.id', 'p.agency')
    .select(['h.id as holding', 'p.id as post', 'p.title', 'p.role', 'p.agency'])
    .select(['a.name as agencyName', 'a.kind', 'a.place', 'h.since', 'h.until'])
    .where('h.officer', '=', officer)
    .where('h.since', '<=', now)
    .where((e) => e.or([e('h.until', 'is', null), e('h.until', '>', now)]))
    .orderBy('h.since', 'desc')
    .limit(1)
    .executeTakeFirst()
  return held ?? null
}
