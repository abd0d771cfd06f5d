import type { Context } from '../../platform/handle.ts'
import type { IntakeTables } from '../tables.ts'

/**
 * Joins files to a report: only the officer's own, those that were refused too so that the report names them. What is
 * still on its way joins when it has come; what joined before is passed over, so that asking twice changes nothing.
 * Says how many joined.
 */
export async function joinFiles(
  { db, officer }: Pick<Context<IntakeTables>, 'db' | 'officer'>,
  report: string,
  files: readonly string[],
): Promise<number> {
  if (files.length === 0) return 0
  const { numUpdatedRows } = await db
    .updateTable('intake.file')
    .set({ report })
    .where('id', 'in', [...files])
    .where('report', '=', officer.id)
    .where('state', '<>', 'Arriving')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
