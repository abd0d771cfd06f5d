import { sql, type Selectable } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { DataKey } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import { noSuchCase } from '../problems.ts'
import type { CaseworkTables } from '../tables.ts'

export type CaseRow = Selectable<CaseworkTables['casework.case_file']>

/** The case that stands under an id: that of a merged case leads to the one it was merged into. Throws 404. */
export async function getCaseRow({ db }: Pick<Ctx, 'db'>, id: string): Promise<CaseRow> {
  const row = await db.selectFrom('casework.case_file').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchCase(id)
  return row.merged_into === null ? row : getCaseRow({ db }, row.merged_into)
}

/** The ids of all case files that are one case by merging. */
export async function familyOf({ db }: Pick<Ctx, 'db'>, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select casework.family(${id}) as id`.execute(db)
  return rows.map((row) => row.id)
}

/** The keys of several case files in one round trip; that of an erased case is missing. */
export async function findKeys(
  { db, vault }: Pick<Ctx, 'db' | 'vault'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DataKey>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('platform.data_key')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, vault.unwrap(row)]))
}

/** The same, for those who need every one of them. The returned function throws 410 for an erased case. */
export async function keysOf(
  context: Pick<Ctx, 'db' | 'vault'>,
  ids: readonly string[],
): Promise<(id: string) => DataKey> {
  const found = await findKeys(context, ids)
  return (id) => {
    const key = found.get(id)
    if (!key) throw new Problem('platform/erased', 410, { id })
    return key
  }
}
