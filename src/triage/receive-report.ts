import type { CaseworkTables } from '../casework/index.ts'
import { ReportId, type Report } from '../intake/contract.ts'
import { getReport, hasFiles, type IntakeTables } from '../intake/index.ts'
import { sql } from 'kysely'
import { announce } from '../platform/announce.ts'
import type { SystemContext } from '../platform/handle.ts'
import { readClockRules } from './clocks.ts'
import { keepClues } from './keep-clues.ts'
import { answersIn, flagsIn } from './read-fragments.ts'
import { suggestUrgency } from './suggest-urgency.ts'
import type { TriageTables } from './tables.ts'

type Ctx = SystemContext<TriageTables & IntakeTables & CaseworkTables>

/** Puts a report that has just arrived into the queue, with a suggestion and the pieces by which it may meet others. */
export async function receiveReport(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { db, vault } = context
  const report = await getReport(context, ReportId.parse(payload['report']))
  const answers = answersIn(report.fragments)
  const placed = await db
    .insertInto('triage.item')
    .values({
      report: report.id,
      received_at: new Date(report.receivedAt),
      since: new Date(report.receivedAt),
      urgency: suggestUrgency(answers).urgency,
      urgency_by: null,
      answers: JSON.stringify(answers) as never,
      owner: null,
      flags: flagsIn(report.fragments),
      read_at: null,
      answered_at: null,
      acted_at: null,
      promised_at: await firstPromise(context, report),
    })
    .onConflict((conflict) => conflict.column('report').doNothing())
    .executeTakeFirst()
  if (!placed.numInsertedOrUpdatedRows) return // this news was heard before
  await keepClues(context, [report], (kind, value) => vault.blinds(`clue-${kind}`, value))
  await announce(db, 'triage.item-waiting', { report: report.id })
}

/** What her receipt says: a reader within the hour where there is danger, else the first answer. */
async function firstPromise({ db }: Ctx, report: Report): Promise<Date> {
  if (report.fragments.danger !== 'Now') return new Date(report.nextContactDue)
  const rule = (await readClockRules(db)).get('Immediate read')!
  return new Date(Date.parse(report.receivedAt) + rule.minutes * 60_000)
}

/** A row of the list says whether something lies with the report. */
export async function noteFiles(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const report = ReportId.parse(payload['report'])
  if (!(await hasFiles(context, report))) return
  await context.db
    .updateTable('triage.item')
    .set({ flags: sql`array_append(flags, 'Files')` })
    .where('report', '=', report)
    .where(sql<boolean>`not 'Files' = any (flags)`)
    .execute()
}
