import { csvOf } from '../../platform/csv.ts'
import type { Figure } from '../contract.ts'
import type { Released } from '../count-own-work.ts'
import { threshold } from '../small-number.ts'

const columns = [
  'origin',
  'code',
  'series',
  'period',
  'as_stated',
  'number',
  'unit',
  'counted_as',
  'place',
  'definition_id',
  'definition_en',
  'source',
  'source_read',
  'revision',
  'contradicted_by',
] as const

type Line = Partial<Record<(typeof columns)[number], string | number | boolean | null>>

/** Every published figure and the newest release of own counts, for a spreadsheet. `notice` heads it when all is made up. */
export function figuresCsv(figures: readonly Figure[], own: readonly Released[], notice: string | null): string {
  const lines: Line[] = [
    ...figures.map((figure) => ({
      origin: 'published',
      code: figure.code,
      series: figure.series,
      period: figure.period,
      as_stated: figure.asStated,
      number: figure.number,
      unit: figure.unit,
      counted_as: figure.countedAs,
      place: figure.place,
      definition_id: figure.definition.id,
      definition_en: figure.definition.en,
      source: figure.source,
      source_read: figure.sourceRead,
      revision: figure.revision,
      contradicted_by: figure.contradictedBy.join(' '),
    })),
    ...own.map(({ kind, year, shown }) => ({
      origin: notice ? 'own, synthetic' : 'own',
      code: kind,
      period: String(year),
      as_stated: shown === null ? `<${threshold}` : `>=${shown}`,
      number: shown,
      unit: 'Case',
    })),
  ]
  return (notice ? `# ${notice}\r\n` : '') + csvOf(columns, lines)
}
