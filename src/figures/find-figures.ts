import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Figure } from './contract.ts'
import { toFigure } from './revision-row.ts'
import type { FiguresTables } from './tables.ts'

export interface Wanted {
  readonly codes?: readonly string[]
  readonly series?: string | undefined
  readonly search?: string | undefined
  readonly unit?: string | undefined
  readonly onlyContradicted?: boolean | undefined
  readonly state?: 'Published' | 'Proposed' | undefined
}

/** Figures as they stand now, ordered by period; each knows who contradicts it. */
export async function findFigures(db: Db<FiguresTables>, wanted: Wanted): Promise<Figure[]> {
  const others = sql<string[]>`array(
    select case when c.figure = revision.figure then c.other else c.figure end
      from figures.contradiction c where revision.figure in (c.figure, c.other) order by 1)`
  let rows = db
    .selectFrom('figures.revision as revision')
    .innerJoin('figures.figure as figure', 'figure.code', 'revision.figure')
    .selectAll('revision')
    .select(['figure.series', others.as('others')])
    .where('state', '=', wanted.state ?? 'Published')
    .orderBy('period')
    .orderBy('revision.figure')
  if (wanted.codes) rows = rows.where('revision.figure', 'in', [...wanted.codes])
  if (wanted.series) rows = rows.where('series', '=', wanted.series)
  if (wanted.unit) rows = rows.where('unit', '=', wanted.unit)
  if (wanted.onlyContradicted) rows = rows.where(sql<boolean>`cardinality(${others}) > 0`)
  if (wanted.search) {
    const like = `%${wanted.search.replaceAll(/[\\%_]/g, '\\$&')}%`
    rows = rows.where((is) =>
      is.or(
        (['figure.code', 'as_stated', 'definition_id', 'definition_en', 'period', 'source'] as const).map((column) =>
          is(column, 'ilike', like),
        ),
      ),
    )
  }
  return (await rows.execute()).map(toFigure)
}
