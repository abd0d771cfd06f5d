import type { Host } from '../platform/http.ts'
import { inSystem } from '../platform/in-system.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoint as addFigure } from './add-figure.ts'
import { listeners } from './count-event.ts'
import { endpoint as decideFigure } from './decide-figure.ts'
import { endpoint as getFigure } from './get-figure.ts'
import { endpoint as getSeries } from './get-series.ts'
import { endpoint as listFigures } from './list-figures.ts'
import { endpoint as ownCounts } from './own-counts.ts'
import { portal } from './portal/routes.ts'
import { releaseOwnCounts, endpoint as publishOwnCounts } from './publish-own-counts.ts'
import { endpoint as reviseFigure } from './revise-figure.ts'
import { seedFigures } from './seed.ts'
import type { FiguresTables } from './tables.ts'

export { seedFigures } from './seed.ts'
export type { FiguresTables } from './tables.ts'

type Tables = FiguresTables & PlatformTables

export const slice: Slice<Tables> = {
  name: 'figures',
  endpoints: [listFigures, getSeries, getFigure, addFigure, reviseFigure, decideFigure, ownCounts, publishOwnCounts],
  routes: portal,
  listeners,
  start: async (host) => {
    await inSystem(host, ({ db, now }) => seedFigures(db, now))
    return releaseEveryHour(host)
  },
}

const hour = 3_600_000

/** The public page shows the last release, never a live count. */
async function releaseEveryHour(host: Host<Tables>): Promise<() => Promise<void>> {
  const release = () =>
    inSystem(host, ({ db, now }) => releaseOwnCounts(db, now)).catch((error: unknown) => {
      host.log('figures/release-failed', { error: String(error) })
    })
  await release()
  const timer = setInterval(() => void release(), hour)
  return async () => clearInterval(timer)
}
