import { handle, type Context } from '../../platform/handle.ts'
import type { DirectoryTables } from '../tables.ts'
import { enterDays } from './enter-days.ts'
import { importHolidays } from './feasts-contract.ts'
import { readHolidays } from './read-holidays.ts'

export const endpoint = handle(importHolidays, {
  needs: 'directory.edit',
  audit: ({ verified }, { wrong, added, changed }) => ({
    subject: 'directory',
    detail: { wrong: wrong.length, added, changed, verified },
  }),
  run: async (context: Context<DirectoryTables>, { text, ...said }) => {
    const { db } = context
    const states = (await db.selectFrom('directory.state').select('iso2').execute()).map(({ iso2 }) => iso2)
    const feasts = await db.selectFrom('directory.feast').select(['state', 'code', 'name_id', 'name_en']).execute()
    const { days, wrong } = readHolidays(text, new Set(states))
    if (wrong.length > 0) return { wrong, added: 0, changed: 0, same: 0 }
    const known = days.map((day) => ({
      ...day,
      feast: feasts.find((feast) => feast.state === day.state && isNamed(day.name, feast))?.code ?? null,
    }))
    return { wrong, ...(await enterDays(context, known, said)) }
  },
})

/** "Idulfitri, hari kedua" is a day of Idulfitri. */
const isNamed = (name: { id: string; en: string }, feast: { name_id: string; name_en: string }) =>
  name.id.toLowerCase().includes(feast.name_id.toLowerCase()) ||
  name.en.toLowerCase().includes(feast.name_en.toLowerCase())
