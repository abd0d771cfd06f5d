import type { Db } from '../platform/db.ts'
import { handle, type Context } from '../platform/handle.ts'
import { getSeries, type Series } from './contract.ts'
import { findFigures } from './find-figures.ts'
import { growthOf } from './growth.ts'
import { noSuchSeries } from './problems.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(getSeries, {
  needs: 'figures.read',
  audit: ({ series }) => ({ subject: series }),
  run: ({ db }: Context<FiguresTables>, { series }) => readSeries(db, series),
})

/** Throws `figures/no-such-series`. */
export async function readSeries(db: Db<FiguresTables>, series: string): Promise<Series> {
  const figures = await findFigures(db, { series })
  if (figures.length === 0) throw noSuchSeries(series)
  return { series, figures, growth: growthOf(figures) }
}
