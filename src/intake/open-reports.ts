import { openJson } from '../platform/seal.ts'
import type { Fragments, Report } from './contract.ts'
import { summaryOf, type Asking } from './get-report.ts'

/** Several reports, opened, in one question to the database. Those that are not there or not to be seen are left out. */
export async function openReports(
  { db, vault }: Pick<Asking, 'db' | 'vault'>,
  ids: readonly string[],
): Promise<Report[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('intake.report as report')
    .innerJoin('platform.data_key as key', 'key.id', 'report.id')
    .selectAll('report')
    .select(['key.wrapped', 'key.epoch'])
    .where('report.id', 'in', [...ids])
    .execute()
  return rows.map(({ wrapped, epoch, ...row }) => {
    const key = vault.unwrap({ id: row.id, wrapped, epoch })
    return { ...summaryOf(row), fragments: openJson<Fragments>(key, 'fragments', row.content) }
  })
}
