import { announce } from '../platform/announce.ts'
import { handle, type PlatformTables } from '../platform/handle.ts'
import { addWhatIsNew } from './add-what-is-new.ts'
import { ReportId, takeReport } from './contract.ts'
import { joinFiles } from './files/join-files.ts'
import { showNumber, showPin, receiptOf } from './receipt.ts'
import { sealReport } from './store-reports.ts'
import type { IntakeTables } from './tables.ts'

/** Assisted intake: the officer reads number and PIN to the caller, who alone keeps them. */
export const endpoint = handle<IntakeTables & PlatformTables, typeof takeReport.input, typeof takeReport.output>(
  takeReport,
  {
    needs: 'intake.take',
    audit: ({ channel }, { report }) => ({ subject: report, detail: { channel } }),
    async run(context, { once: secret, uploads, ...told }) {
      const { db, vault, now, newId, officer } = context
      const arriving = { id: newId(), secret, at: now, ...told }
      let sealed = sealReport(vault, arriving)
      const before = await db
        .selectFrom('intake.report')
        .select(['id', 'receipt', 'next_contact_due'])
        .where('once', '=', sealed.report.once)
        .executeTakeFirst()
      const { pin } = receiptOf(vault, secret)
      if (before) {
        if (await joinFiles(context, before.id, uploads)) await announce(db, 'intake.files-came', { report: before.id })
        return answer(before, pin, await addWhatIsNew(context, { ...told, secret, report: before.id }))
      }

      for (let turn = 1; await isTaken(sealed.report.receipt); turn++) sealed = sealReport(vault, arriving, turn)
      await db.insertInto('platform.data_key').values(sealed.key).execute()
      await db
        .insertInto('intake.report')
        .values({
          ...sealed.report,
          taken_by: officer.id,
          taken_for: officer.agency,
          first_answered_at: null,
          case_file: null,
        })
        .execute()
      await joinFiles(context, arriving.id, uploads)
      await announce(db, 'intake.report-received', { report: arriving.id })
      return answer(sealed.report, pin, false)

      async function isTaken(receipt: string): Promise<boolean> {
        return (
          (await db.selectFrom('intake.report').select('id').where('receipt', '=', receipt).executeTakeFirst()) !==
          undefined
        )
      }
    },
  },
)

const answer = (report: { id: string; receipt: string; next_contact_due: Date }, pin: string, added: boolean) => ({
  report: ReportId.parse(report.id),
  receipt: showNumber(report.receipt),
  pin: showPin(pin),
  nextContactDue: report.next_contact_due.toISOString(),
  added,
})
