import { handle, type Context } from '../../platform/handle.ts'
import { noSuchFeast, notThatLong } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { enterDays, type Day } from './enter-days.ts'
import { enterFeasts } from './feasts-contract.ts'

/** The longest row of days that a state gives to one feast. */
const longest = 14

export const endpoint = handle(enterFeasts, {
  needs: 'directory.edit',
  audit: ({ state, verified }, { added, changed }) => ({ subject: state, detail: { added, changed, verified } }),
  run: async (context: Context<DirectoryTables>, { state, feasts, ...said }) => {
    const known = await context.db
      .selectFrom('directory.feast')
      .select(['code', 'name_id', 'name_en'])
      .where('state', '=', state)
      .execute()
    const days = feasts.flatMap(({ code, from, until }): Day[] => {
      const feast = known.find((each) => each.code === code)
      if (!feast) throw noSuchFeast(code)
      return daysBetween(from, until).map((day) => ({
        state,
        day,
        name: { id: feast.name_id, en: feast.name_en },
        feast: code,
      }))
    })
    return enterDays(context, days, said)
  },
})

function daysBetween(from: string, until: string): string[] {
  const first = Temporal.PlainDate.from(from)
  const { days } = first.until(until, { largestUnit: 'days' })
  if (days < 0 || days >= longest) throw notThatLong(from, until)
  return Array.from({ length: days + 1 }, (_, n) => first.add({ days: n }).toString())
}
