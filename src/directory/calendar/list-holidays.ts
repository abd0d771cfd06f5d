import { sql } from 'kysely'
import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { listHolidays } from './contract.ts'
import { selectHolidays, toHoliday } from './holiday-row.ts'

export const endpoint = handle(listHolidays, {
  needs: 'directory.read',
  audit: ({ year }) => ({ subject: 'directory', detail: { year } }),
  run: async ({ db }: Context<DirectoryTables>, { year }) => {
    const rows = await selectHolidays(db)
      .where(sql<boolean>`extract(year from day) = ${year}`)
      .orderBy('state')
      .orderBy(sql`day`)
      .execute()
    const weeks = await db.selectFrom('directory.week').selectAll().orderBy('state').execute()
    return { holidays: rows.map(toHoliday), weeks }
  },
})
