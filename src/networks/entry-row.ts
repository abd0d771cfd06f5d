import type { Selectable } from 'kysely'
import { openJson, type DataKey } from '../platform/seal.ts'
import type { OfficerCtx } from './context.ts'
import { EntryHead, type EntryField } from './contract.ts'
import { noSuchEntry, notADraft } from './problems.ts'
import type { NetworksTables } from './tables.ts'

export type EntryRow = Selectable<NetworksTables['networks.entry']>
export type Values = Partial<Record<EntryField, string>>

/** Throws 404 when there is none for this officer. */
export async function getEntryRow({ db }: OfficerCtx, id: string): Promise<EntryRow> {
  const row = await db.selectFrom('networks.entry').where('id', '=', id).selectAll().executeTakeFirst()
  if (!row) throw noSuchEntry(id)
  return row
}

export async function getDraft(context: OfficerCtx, id: string): Promise<EntryRow> {
  const row = await getEntryRow(context, id)
  if (row.status !== 'Draft') throw notADraft(id)
  return row
}

export const valuesOf = (key: DataKey, row: Pick<EntryRow, 'fields'>): Values =>
  row.fields === null ? {} : openJson<Values>(key, 'network-entry.fields', row.fields)

export const headOf = (row: EntryRow): EntryHead =>
  EntryHead.parse({
    id: row.id,
    case: row.case_id,
    form: row.form,
    status: row.status,
    post: row.post,
    preparedAt: row.prepared_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    filedAt: row.filed_at?.toISOString() ?? null,
    takenBackAt: row.taken_back_at?.toISOString() ?? null,
  })
