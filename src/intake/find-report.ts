import { ReportId } from './contract.ts'
import type { Asking } from './get-report.ts'

/** The report of a receipt number, as far as the one who asks may see it, and the case that was made of it. */
export async function findReport(
  { db }: Pick<Asking, 'db'>,
  receipt: string,
): Promise<{ id: ReportId; case: string | null } | undefined> {
  const row = await db
    .selectFrom('intake.report')
    .select(['id', 'case_file'])
    .where('receipt', '=', receipt)
    .executeTakeFirst()
  return row && { id: ReportId.parse(row.id), case: row.case_file }
}

/** Whether anything came with a report, be it whole or not. */
export async function hasFiles({ db }: Pick<Asking, 'db'>, report: ReportId): Promise<boolean> {
  const row = await db.selectFrom('intake.file').select('id').where('report', '=', report).limit(1).executeTakeFirst()
  return row !== undefined
}
