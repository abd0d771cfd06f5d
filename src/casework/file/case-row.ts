import { sql, type Selectable } from 'kysely'
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
