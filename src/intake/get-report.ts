import { handle, type Context, type PlatformTables, type SystemContext } from '../platform/handle.ts'
import { getDataKey, openJson, openText, type DataKey } from '../platform/seal.ts'
import { sayIn } from '../platform/i18n.ts'
import { Tongue } from '../platform/portal/contract.ts'
import { Phrase, readReport, ReportId, type Fragments, type Report } from './contract.ts'
import { listFiles } from './files/list-files.ts'
import { noSuchReport } from './problems.ts'
import type { IntakeTables } from './tables.ts'

/** An officer or the node itself, with the tables of intake in reach. */
export type Asking = Pick<
  Context<IntakeTables & PlatformTables> | SystemContext<IntakeTables & PlatformTables>,
  'db' | 'vault' | 'now' | 'newId'
>

/** One report, opened. Throws `intake/no-such-report` when it is not there or not to be seen. */
export async function getReport(context: Asking, id: string): Promise<Report> {
  const row = await getRow(context, id)
  const key = await getDataKey(context.db, context.vault, id)
  return { ...summaryOf(row), fragments: openJson<Fragments>(key, 'fragments', row.content) }
}

export async function getRow({ db }: Pick<Asking, 'db'>, id: string) {
  const row = await db.selectFrom('intake.report').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchReport(id)
  return row
}

export const summaryOf = (
  row: Omit<IntakeTables['intake.report'], 'content' | 'secret' | 'once' | 'taken_for' | 'teller'>,
) => ({
  id: ReportId.parse(row.id),
  receipt: row.receipt,
  receivedAt: row.received_at.toISOString(),
  state: row.state,
  danger: row.danger,
  channel: row.channel,
  language: row.language,
  firstAnsweredAt: row.first_answered_at?.toISOString() ?? null,
  nextContactDue: row.next_contact_due.toISOString(),
  case: row.case_file,
})

/** The thread of a report, oldest first. */
export async function listMessages({ db }: Pick<Asking, 'db'>, report: string, key: DataKey) {
  const rows = await db.selectFrom('intake.message').selectAll().where('report', '=', report).orderBy('id').execute()
  return rows.map(({ id, at, author, officer, kind, body, read_at, read_by }) => ({
    id,
    at: at.toISOString(),
    author,
    officer,
    kind,
    body: openText(key, `message.${id}`, body),
    read: read_at && read_by ? { at: read_at.toISOString(), by: read_by } : null,
  }))
}

/** Ready sentences in the reporter's own language, whatever the officer's is. */
function phrasesIn(told: string) {
  const say = sayIn(Tongue.options.find((language) => language === told) ?? 'id')
  return Phrase.options.map((phrase) => ({ phrase, text: say(`intake:sentence.${phrase}`) }))
}

export const endpoint = handle<IntakeTables, typeof readReport.input, typeof readReport.output>(readReport, {
  needs: 'intake.read',
  audit: ({ report }, { report: { case: caseFile } }) => ({
    subject: report,
    ...(caseFile && { cases: [caseFile] }),
  }),
  async run(context, { report: id }) {
    const report = await getReport(context, id)
    const key = await getDataKey(context.db, context.vault, id)
    return {
      report,
      messages: await listMessages(context, id, key),
      files: await listFiles(context, [id]),
      phrases: phrasesIn(report.language),
    }
  },
})
