import type { Difference } from './contract.ts'
import type { StatementRow } from './statement.ts'

export interface RegistersTables {
  'requests.reconciliation': {
    id: string
    /** The other state. */
    state: string
    officer: string
    asked_at: Date
    /** When the other side's book was read, by its clock. */
    as_of: Date | null
    months: string[] | null
    /** How many parts its statement has. */
    parts: number | null
    /** How many requests the two books hold between them. */
    requests: number | null
    found: Difference[] | null
    finished_at: Date | null
  }
  /** When another state last had our book. */
  'requests.statement_given': { state: string; at: Date }
  'requests.statement_part': { reconciliation: string; nth: number; rows: StatementRow[] }
}
