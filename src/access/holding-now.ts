import type { Db } from '../platform/db.ts'
import type { AccessTables } from './tables.ts'

/** Who holds which post at this hour: `h` the holding, `p` the post, `o` the officer. */
export const holdingNow = (db: Db<AccessTables>, now: Date) =>
  db
    .selectFrom('access.holding as h')
    .innerJoin('access.post as p', 'p.id', 'h.post')
    .innerJoin('access.officer as o', 'o.id', 'h.officer')
    .where('h.since', '<=', now)
    .where((is) => is.or([is('h.until', 'is', null), is('h.until', '>', now)]))
