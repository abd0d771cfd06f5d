import { sql } from 'kysely'
import type { z } from 'zod'
import { handle, type Context } from '../../platform/handle.ts'
import { changedMeanwhile, unknownState } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { changeHoliday } from './contract.ts'
import { selectHolidays, toHoliday } from './holiday-row.ts'

/** Clocks that run keep the calendar of the day on which they began: only what leaves from now on is counted anew. */
export const endpoint = handle(changeHoliday, {
  needs: 'directory.edit',
  audit: ({ state, day, verified, active }, { holiday }) => ({
    subject: `${state}-${day}`,
    detail: { version: holiday.version, verified, active },
  }),
  broken: { holiday_state_fkey: ({ state }) => unknownState(state) },
  run: async (context: Context<DirectoryTables>, { state, day, ...said }) => {
    const written = await (said.version === 0 ? add : change)(context, { state, day, ...said })
    const row = await selectHolidays(context.db)
      .where('state', '=', state)
      .where(sql<boolean>`day = ${day}::date`)
      .executeTakeFirst()
    if (written !== 1n || !row) throw changedMeanwhile(`${state}-${day}`, row?.version ?? 0)
    return { holiday: toHoliday(row) }
  },
})

type Said = z.output<typeof changeHoliday.input>
type Ctx = Context<DirectoryTables>

const columns = ({ officer, now }: Ctx, { name, source, verified, active, version }: Said) => ({
  source,
  verified,
  active,
  version: version + 1,
  name_id: name.id,
  name_en: name.en,
  post: officer.post,
  at: now,
})

const add = async (context: Ctx, said: Said) =>
  (
    await context.db
      .insertInto('directory.holiday')
      .values({ state: said.state, day: said.day, ...columns(context, said) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
  ).numInsertedOrUpdatedRows

const change = async (context: Ctx, said: Said) =>
  (
    await context.db
      .updateTable('directory.holiday')
      .set(columns(context, said))
      .where('state', '=', said.state)
      .where(sql<boolean>`day = ${said.day}::date`)
      .where('version', '=', said.version)
      .executeTakeFirstOrThrow()
  ).numUpdatedRows
