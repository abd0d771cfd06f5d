import { sql } from 'kysely'
import { handle, type Context } from '../../platform/handle.ts'
import { changedMeanwhile, unknownState } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { changeWeek } from './contract.ts'
import { mustNotHaveBegun } from './today.ts'
import { selectWeeks, toWeek } from './week-row.ts'

export const endpoint = handle(changeWeek, {
  needs: 'directory.edit',
  audit: ({ state, since, off, verified }, { week }) => ({
    subject: `${state}-${since}`,
    detail: { off: off.join(' '), verified, version: week.version },
  }),
  broken: {
    week_state_fkey: ({ state }) => unknownState(state),
    week_pkey: ({ state, since, version }) => changedMeanwhile(`${state}-${since}`, version + 1),
  },
  run: async (context: Context<DirectoryTables>, { state, since, off, source, verified, version }) => {
    await mustNotHaveBegun(context, since)
    const { db, officer, now } = context
    const last = await versionOf(context, state, since)
    if (last !== version) throw changedMeanwhile(`${state}-${since}`, last)
    const row = { state, since, version: version + 1, off: off.toSorted((a, b) => a - b), source, verified }
    await db
      .insertInto('directory.week')
      .values({ ...row, post: officer.post, at: now })
      .execute()
    const written = await selectWeeks(db)
      .where('state', '=', state)
      .where(sql<boolean>`since = ${since}::date`)
      .where('version', '=', version + 1)
      .executeTakeFirstOrThrow()
    return { week: toWeek(written) }
  },
})

async function versionOf({ db }: Context<DirectoryTables>, state: string, since: string): Promise<number> {
  const { last } = await db
    .selectFrom('directory.week')
    .select(({ fn }) => fn.coalesce(fn.max('version'), sql<number>`0`).as('last'))
    .where('state', '=', state)
    .where(sql<boolean>`since = ${since}::date`)
    .executeTakeFirstOrThrow()
  return last
}
