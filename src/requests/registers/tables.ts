import type { Generated } from 'kysely'
import type { ItemSort, ItemStanding } from '../workbook/contract.ts'
import type { Difference, DifferenceEnd, Rhythm } from './contract.ts'
import type { StatementRow } from './statement.ts'

export interface RegistersTables {
  'requests.reconciliation': {
    id: string
    /** The other state. */
    state: string
    /** Theirs: the other state compared, and told us what it found. */
    side: 'Ours' | 'Theirs'
    why: 'Officer' | 'Schedule'
    officer: string | null
    asked_at: Date
    /** When the other side's book was read, by its clock. */
    as_of: Date | null
    differ: string[] | null
    /** How many parts its statement has. */
    parts: number | null
    /** How many requests the two books hold between them. */
    requests: number | null
    found: Difference[] | null
    finished_at: Date | null
  }
  /** When another state last had our book. */
  'requests.statement_given': { state: string; at: Date }
  'requests.statement_part': { reconciliation: string; nth: number; rows: StatementRow[] | Difference[] }
  'requests.comparing': { state: string; every: Rhythm; changed_by: string; changed_at: Date }
  'requests.difference': {
    id: string
    state: string
    request: string
    kind: Difference['kind']
    from_state: string
    what: Difference['what']
    message: string | null
    code: string | null
    here: Difference['here']
    there: Difference['there']
    first_seen: string
    last_seen: string
    since: Date
    due: Date
    owner: string | null
    settled_at: Date | null
    settled_by: string | null
    settled: DifferenceEnd | null
    overdue_told_at: Date | null
  }
  'requests.workbook': {
    state: string
    id: string
    meeting_on: Generated<string | null>
    place: Generated<Buffer | null>
    changed_by: string
    changed_at: Date
  }
  'requests.workbook_item': {
    id: string
    state: string
    sort: ItemSort
    words: Buffer
    owner_state: string | null
    due: string | null
    standing: Generated<ItemStanding>
    version: Generated<number>
    added_by: string
    added_at: Date
    changed_at: Date
  }
}
