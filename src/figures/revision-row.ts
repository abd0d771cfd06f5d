import type { Selectable } from 'kysely'
import type { Draft, Figure, FigureCode, Revision } from './contract.ts'
import type { FiguresTables } from './tables.ts'

type Row = Selectable<FiguresTables['figures.revision']>

export function toRevision(row: Row): Revision {
  return {
    asStated: row.as_stated,
    number: row.number === null ? null : Number(row.number),
    unit: row.unit as Revision['unit'],
    countedAs: row.counted_as as Revision['countedAs'],
    place: row.place,
    definition: { id: row.definition_id, en: row.definition_en },
    period: row.period,
    source: row.source,
    sourceRead: row.source_read,
    revision: row.revision,
    state: row.state as Revision['state'],
    reason: row.reason,
    author: row.author_post,
    writtenAt: row.written_at.toISOString(),
    approver: row.approver_post,
    decidedAt: row.decided_at?.toISOString() ?? null,
  }
}

export const toFigure = (row: Row & { series: string | null; others: string[] }): Figure => ({
  ...toRevision(row),
  code: row.figure as FigureCode,
  series: row.series,
  contradictedBy: row.others as FigureCode[],
})

export const toColumns = (draft: Draft) => ({
  as_stated: draft.asStated,
  number: draft.number === null ? null : String(draft.number),
  unit: draft.unit,
  counted_as: draft.countedAs,
  place: draft.place,
  definition_id: draft.definition.id,
  definition_en: draft.definition.en,
  period: draft.period,
  source: draft.source,
  source_read: draft.sourceRead,
})
