import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { OwnCount } from './contract.ts'
import type { FiguresTables } from './tables.ts'

export interface Counted {
  readonly kind: OwnCount
  readonly year: number
  readonly n: number
}

/** Exact counts by kind and calendar year (UTC). For officers only; the public sees releases. */
export async function countOwnWork(db: Db<FiguresTables>): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select kind, extract(year from at at time zone 'UTC')::int as year, count(*)::int as n
      from figures.event group by 1, 2 order by 2 desc, 1`.execute(db)
  return rows
}

/** Median hours from one kind of event to the next, over the same subject; null when there is no pair. */
export async function medianHours(db: Db<FiguresTables>, from: OwnCount, to: OwnCount): Promise<number | null> {
  const { rows } = await sql<{ hours: number | null }>`
    select extract(epoch from percentile_cont(0.5) within group (order by answer.at - start.at))::float8 / 3600 as hours
      from figures.event start join figures.event answer using (subject)
     where start.kind = ${from} and answer.kind = ${to}`.execute(db)
  return rows[0]?.hours ?? null
}

export interface Released {
  readonly kind: OwnCount
  readonly year: number
  readonly shown: number | null
  readonly at: Date
}

/** The newest release: all that a public page may read. */
export async function newestRelease(db: Db<FiguresTables>): Promise<Released[]> {
  const rows = await db
    .selectFrom('figures.published_count')
    .select(['kind', 'year', 'shown', 'at'])
    .where('release', '=', (query) =>
      query.selectFrom('figures.published_count').select((is) => is.fn.max('release').as('newest')),
    )
    .orderBy('year', 'desc')
    .orderBy('kind')
    .execute()
  return rows as Released[]
}
