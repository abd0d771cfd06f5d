import type { Generated } from 'kysely'
import type { Db } from './db.ts'

export interface LedgerTables {
  'platform.ledger': {
    id: Generated<string>
    at: Date
    /** The officer, or null when the node itself or a reporter acted. */
    officer: string | null
    action: string
    subject: string
    /** The cases that were read or changed: answers "who looked at this case". */
    cases: string[] | null
    detail: Generated<Record<string, unknown>>
  }
}

/** What a handler leaves behind: ids and codes only, never a name, a number or a narrative. */
export interface LedgerLine {
  readonly subject: string
  readonly cases?: readonly string[]
  readonly detail?: Record<string, unknown>
}

export async function appendToLedger(
  db: Db<LedgerTables>,
  { cases, detail, ...line }: LedgerLine & { at: Date; officer: string | null; action: string },
): Promise<void> {
  await db
    .insertInto('platform.ledger')
    .values({ ...line, cases: cases ? [...cases] : null, detail: JSON.stringify(detail ?? {}) as never })
    .execute()
}
