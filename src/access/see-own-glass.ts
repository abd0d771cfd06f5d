import { handle } from '../platform/handle.ts'
import { seeOwnGlass } from './contract.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof seeOwnGlass.input, typeof seeOwnGlass.output>(seeOwnGlass, {
  needs: 'access.break-glass',
  audit: ({ subject }, { until }) => ({ subject, cases: [subject], detail: { until } }),
  async run({ db, officer, now }, { subject }) {
    const glass = await db
      .selectFrom('access.break_glass')
      .select('until')
      .where('officer', '=', officer.id)
      .where('subject', '=', subject)
      .where('until', '>', now)
      .orderBy('until', 'desc')
      .executeTakeFirst()
    return { until: glass?.until.toISOString() ?? null }
  },
})
