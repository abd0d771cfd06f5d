import { handle, type Context } from '../platform/handle.ts'
import { ownCounts } from './contract.ts'
import { countOwnWork, medianHours, newestRelease } from './count-own-work.ts'
import { threshold } from './small-number.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(ownCounts, {
  needs: 'figures.read',
  audit: () => ({ subject: 'own-counts' }),
  run: async ({ db }: Context<FiguresTables>) => {
    const released = await newestRelease(db)
    const shown = (kind: string, year: number) =>
      released.find((one) => one.kind === kind && one.year === year)?.shown ?? null
    return {
      counts: (await countOwnWork(db)).map((one) => ({ ...one, shown: shown(one.kind, one.year) })),
      hoursToAnswer: await medianHours(db, 'ReportReceived', 'ReportAnswered'),
      hoursToRequestAnswer: await medianHours(db, 'RequestSent', 'RequestAnswered'),
      publishedAt: released[0]?.at.toISOString() ?? null,
      threshold,
    }
  },
})
