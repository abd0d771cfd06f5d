import { handle, type Context, type PlatformTables } from '../../platform/handle.ts'
import { openText } from '../../platform/seal.ts'
import { FileId, listFiles as contract, ReportId } from '../contract.ts'
import { noSuchReport } from '../problems.ts'
import type { IntakeTables } from '../tables.ts'

type Reading = Pick<Context<IntakeTables & PlatformTables>, 'db' | 'vault'>

/** The files of reports, drafts or officers, with what became of each. */
export async function listFiles({ db, vault }: Reading, owners: readonly string[]) {
  const rows = await db
    .selectFrom('intake.file as file')
    .innerJoin('platform.data_key as key', 'key.id', 'file.id')
    .selectAll('file')
    .select(['key.wrapped', 'key.epoch'])
    .where('file.report', 'in', [...owners])
    .orderBy('file.id')
    .execute()
  return rows.map(({ id, report, name, state, type, size, message, at, wrapped, epoch }) => ({
    id: FileId.parse(id),
    report,
    name: openText(vault.unwrap({ id, wrapped, epoch }), 'name', name),
    state,
    type,
    size: Number(size),
    message,
    at: at.toISOString(),
  }))
}

export const endpoint = handle<IntakeTables, typeof contract.input, typeof contract.output>(contract, {
  needs: 'intake.read',
  audit: (_, { reports }) => {
    const cases = reports.flatMap(({ case: caseFile }) => caseFile ?? [])
    return {
      subject: reports[0]!.id,
      ...(cases.length > 0 && { cases: [...new Set(cases)] }),
      detail: { reports: reports.length, files: reports.flatMap(({ files }) => files).length },
    }
  },
  async run(context, { reports: ids }) {
    const reports = await context.db
      .selectFrom('intake.report')
      .select(['id', 'receipt', 'case_file'])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute()
    const missing = ids.find((id) => !reports.some((report) => report.id === id))
    if (missing) throw noSuchReport(missing)
    const files = await listFiles(context, ids)
    return {
      reports: reports.map(({ id, receipt, case_file: caseFile }) => ({
        id: ReportId.parse(id),
        receipt,
        case: caseFile,
        files: files.filter(({ report }) => report === id),
      })),
    }
  },
})
