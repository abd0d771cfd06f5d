import { announce } from '../../platform/announce.ts'
import { handle, type PlatformTables } from '../../platform/handle.ts'
import { attachFiles, ReportId } from '../contract.ts'
import { getRow } from '../get-report.ts'
import type { IntakeTables } from '../tables.ts'
import { joinFiles } from './join-files.ts'

export const endpoint = handle<IntakeTables & PlatformTables, typeof attachFiles.input, typeof attachFiles.output>(
  attachFiles,
  {
    needs: 'intake.take',
    audit: ({ report }, { joined, case: caseFile }) => ({
      subject: report,
      ...(caseFile && { cases: [caseFile] }),
      detail: { files: joined },
    }),
    async run(context, { report, files }) {
      const row = await getRow(context, report)
      const joined = await joinFiles(context, report, files)
      if (joined > 0) await announce(context.db, 'intake.files-came', { report })
      return { report: ReportId.parse(row.id), joined, case: row.case_file }
    },
  },
)
