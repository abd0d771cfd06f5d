import { sql } from 'kysely'
import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { listHolidays } from './contract.ts'
import { selectHolidays, toHoliday } from './holiday-row.ts'
import { todayHere } from './today.ts'
import { selectWeeks, toWeek } from './week-row.ts'

export const endpoint = handle(listHolidays, {
  needs: 'directory.read',
  audit: ({ year }) => ({ subject: 'directory', detail: { year } }),
  run: async (context: Context<DirectoryTables>, { year }) => {
    const { db } = context
    const rows = await selectHolidays(db)
      .where(sql<boolean>`extract(year from day) = ${year}`)
      .orderBy('state')
      .orderBy(sql`day`)
      .execute()
    const weeks = await selectWeeks(db)
      .orderBy('state')
      .orderBy(sql`week.since`, 'desc')
      .orderBy('version', 'desc')
      .execute()
    return { today: await todayHere(context), holidays: rows.map(toHoliday), weeks: weeks.map(toWeek) }
  },
})
