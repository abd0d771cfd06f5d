import type { Generated } from 'kysely'
import type { PaperHolder, PaperKind } from './contract.ts'

export interface PaperTables {
  /** Its holder is written by a trigger only. */
  'assistance.paper': {
    id: string
    person: string
    case_id: string
    kind: PaperKind
    holder: Generated<PaperHolder>
    from_leg: Generated<boolean>
    recorded_by: string | null
    recorded_at: Date
  }
  'assistance.paper_step': {
    paper: string
    number: Generated<number>
    holder: PaperHolder
    since: Date
    content: Buffer | null
    officer: string | null
    at: Date
  }
}
