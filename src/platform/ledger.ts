import type { Generated } from 'kysely'
import type { Db } from './db.ts'
import { newId } from './new-id.ts'
import type { Vault } from './seal.ts'

export interface LedgerRow {
  id: string
  at: Date
  /** The officer, or null when the node itself or a reporter acted. */
  officer: string | null
  action: string
  subject: string
  /** The cases that were read or changed: answers "who looked at this case". */
  cases: string[] | null
  detail: Record<string, unknown>
  /** Keyed by the node; a row without a true mark was not written by this program. */
  mark: Buffer
}

export interface LedgerTables {
  'platform.ledger': LedgerRow & { tx: Generated<string> }
}

/** What a handler leaves behind: ids and codes only, never a name, a number or a narrative. */
export interface LedgerLine {
  readonly subject: string
  readonly cases?: readonly string[]
  readonly detail?: Record<string, unknown>
}

export type WrittenLine = LedgerLine & { at: Date; officer: string | null; action: string }

/** Adds a line in the caller's transaction: `appendToLedger(context, { at, officer, action, subject, … })`. */
export async function appendToLedger(
  { db, vault }: { db: Db<LedgerTables>; vault: Vault },
  line: WrittenLine,
): Promise<void> {
  const { detail, ...row } = ledgerRow(vault, line)
  await db
    .insertInto('platform.ledger')
    .values({ ...row, detail: JSON.stringify(detail) as never })
    .execute()
}

/** The row as it is stored, for the few paths that write it in a statement of their own. */
export function ledgerRow(vault: Vault, { cases, detail = {}, ...line }: WrittenLine): LedgerRow {
  const row = { id: newId(), ...line, cases: cases ? [...cases] : null, detail }
  return { ...row, mark: markOf(vault, row) }
}

/** What a genuine row carries. The id is in it, so that a copy of a genuine row is not genuine. */
export const markOf = (vault: Vault, { at, cases, detail, ...row }: Omit<LedgerRow, 'mark'>): Buffer =>
  markOfStored(vault, [
    row.id,
    String(at.getTime()),
    row.officer,
    row.action,
    row.subject,
    cases && `{${cases.join(',')}}`,
    detail,
  ])

/** The columns of a row as `markedColumns` reads them; the sealer checks thousands a second, so none is parsed twice. */
export type StoredLine = readonly [
  id: string,
  milliseconds: string,
  officer: string | null,
  action: string,
  subject: string,
  cases: string | null,
  detail: Record<string, unknown>,
]

export const markedColumns = `e.id, (extract(epoch from e.at) * 1000)::bigint::text, e.officer, e.action, e.subject, e.cases::text, e.detail`

export const markOfStored = (vault: Vault, line: StoredLine): Buffer =>
  vault.mark('ledger line', JSON.stringify([...line.slice(0, 6), inOrder(line[6])])).subarray(0, 16)

/** PostgreSQL stores the keys of an object in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, inOrder(inner)]))
}
