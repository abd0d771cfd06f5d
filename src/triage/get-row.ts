import type { Selectable } from 'kysely'
import type { ReportId } from '../intake/contract.ts'
import type { Db } from '../platform/db.ts'
import { alreadyDecided, notInQueue } from './problems.ts'
import type { TriageTables } from './tables.ts'

export type ItemRow = Selectable<TriageTables['triage.item']>

export async function getRow(db: Db<TriageTables>, report: ReportId): Promise<ItemRow> {
  const row = await db.selectFrom('triage.item').selectAll().where('report', '=', report).executeTakeFirst()
  if (!row) throw notInQueue(report)
  return row
}

/** The case that the report became part of, if it has been decided so. */
export async function caseOf(db: Db<TriageTables>, report: string): Promise<string | null> {
  const decided = await db
    .selectFrom('triage.decision')
    .select('case_id')
    .where('report', '=', report)
    .where('case_id', 'is not', null)
    .executeTakeFirst()
  return decided?.case_id ?? null
}

/** The row, held against a second officer until this transaction ends. Throws when the report is decided. */
export async function holdOpenRow(db: Db<TriageTables>, report: ReportId): Promise<ItemRow> {
  const row = await db.selectFrom('triage.item').selectAll().where('report', '=', report).forUpdate().executeTakeFirst()
  if (!row) throw notInQueue(report)
  if (row.state === 'decided') throw alreadyDecided(report)
  return row
}
