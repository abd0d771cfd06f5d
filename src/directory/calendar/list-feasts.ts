import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { computeFeast } from './compute-feast.ts'
import { listFeasts, type Feast } from './feasts-contract.ts'
import { todayHere } from './today.ts'

export const endpoint = handle(listFeasts, {
  needs: 'directory.read',
  audit: () => ({ subject: 'directory' }),
  run: async (context: Context<DirectoryTables>, { year }) => {
    const years = year === undefined ? yearsAhead(await todayHere(context)) : [year]
    return {
      years: await Promise.all(years.map(async (each) => ({ year: each, feasts: await feastsIn(context.db, each) }))),
    }
  },
})

/** States publish the days off of a year in the autumn before it: from October on the next one is asked for, too. */
export function yearsAhead(today: string): number[] {
  const { year, month } = Temporal.PlainDate.from(today)
  return month >= 10 ? [year, year + 1] : [year]
}

async function feastsIn(db: Db<DirectoryTables>, year: number): Promise<Feast[]> {
  const rows = await db
    .selectFrom('directory.feast as f')
    .select(['f.state', 'f.code', 'f.name_id', 'f.name_en', 'f.rule', 'f.source', 'f.verified'])
    .select(
      sql<string[]>`array(select h.day::text from directory.holiday h
        where h.state = f.state and f.code = any (h.feasts) and h.active and extract(year from h.day) = ${year}
        order by h.day)`.as('days'),
    )
    .orderBy('f.state')
    .orderBy('f.place')
    .execute()
  return rows.map(({ rule, name_id: id, name_en: en, ...rest }) => ({
    ...rest,
    name: { id, en },
    computed: computeFeast(rule, year),
  }))
}

/** The states of which a feast that moves is not entered for one of these years. */
export async function notEntered(db: Db<DirectoryTables>, states: readonly string[], years: readonly number[]) {
  const all = await Promise.all(years.map(async (year) => ({ year, feasts: await feastsIn(db, year) })))
  return all.flatMap(({ year, feasts }) =>
    [...new Set(states)]
      .filter((state) => feasts.some((each) => each.state === state && each.days.length === 0))
      .map((state) => ({ state, year })),
  )
}
