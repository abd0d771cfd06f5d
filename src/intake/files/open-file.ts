import type { Db } from '../../platform/db.ts'
import { handle } from '../../platform/handle.ts'
import { openFile, ReportId } from '../contract.ts'
import { addressOf } from './file-address.ts'
import { noSuchFile } from '../problems.ts'
import type { IntakeTables } from '../tables.ts'

/** One looking is one line in the ledger, however many pieces the browser then fetches. */
export const endpoint = handle<IntakeTables, typeof openFile.input, typeof openFile.output>(openFile, {
  needs: 'intake.read',
  audit: ({ file }, { report, case: caseFile }) => ({
    subject: file,
    ...(caseFile && { cases: [caseFile] }),
    detail: { report },
  }),
  async run({ db, vault, officer, now }, { file }) {
    const { type, size, report, case_file: caseFile } = await getWholeFile(db, file)
    return {
      address: addressOf(vault, { file, officer: officer.id }, now),
      type: type ?? 'application/octet-stream',
      size: Number(size),
      report: ReportId.parse(report),
      case: caseFile,
    }
  },
})

/** A file that came whole and belongs to a report that the officer may see. Throws 404. */
export async function getWholeFile(db: Db<IntakeTables>, id: string) {
  const row = await db
    .selectFrom('intake.file as file')
    .innerJoin('intake.report as report', 'report.id', 'file.report')
    .select(['file.type', 'file.size', 'file.name', 'file.report', 'report.case_file'])
    .where('file.id', '=', id)
    .where('file.state', '=', 'Whole')
    .executeTakeFirst()
  if (!row) throw noSuchFile(id)
  return row
}
