import { announce } from '../../platform/announce.ts'
import { handle, type PlatformTables } from '../../platform/handle.ts'
import { attachFiles, ReportId } from '../contract.ts'
import { getRow } from '../get-report.ts'
import type { IntakeTables } from '../tables.ts'

/** Only files of her own join, those that were refused too so that the report names them; one that joined before is passed over, so that asking twice changes nothing. */
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
      const joined = await context.db
        .updateTable('intake.file')
        .set({ report })
        .where('id', 'in', files)
        .where('report', '=', context.officer.id)
        .where('state', '<>', 'Arriving')
        .executeTakeFirst()
      if (joined.numUpdatedRows > 0n) await announce(context.db, 'intake.files-came', { report })
      return { report: ReportId.parse(row.id), joined: Number(joined.numUpdatedRows), case: row.case_file }
    },
  },
)
