import type { Generated } from 'kysely'

export interface FiguresTables {
  'figures.seed': { checksum: string; at: Generated<Date> }
  'figures.figure': { code: string; series: string | null }
  'figures.revision': {
    figure: string
    revision: number
    as_stated: string
    /** PostgreSQL `numeric`: comes as text. */
    number: string | null
    unit: string
    counted_as: string
    place: string
    definition_id: string
    definition_en: string
    period: string
    source: string
    source_read: boolean
    reason: string | null
    state: string
    seeded: Generated<boolean>
    author: string | null
    author_post: string | null
    written_at: Date
    approver: string | null
    approver_post: string | null
    decided_at: Date | null
  }
  'figures.contradiction': { figure: string; other: string; note_id: string; note_en: string }
  'figures.event': { kind: string; subject: string; at: Date }
  'figures.published_count': { release: number; kind: string; year: number; shown: number | null; at: Date }
}
