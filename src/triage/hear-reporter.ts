import { z } from 'zod'
import { giveNotice } from '../access/index.ts'
import type { CaseworkTables } from '../casework/index.ts'
import { ReportId } from '../intake/contract.ts'
import { getReport, moveReport, type IntakeTables } from '../intake/index.ts'
import { announce } from '../platform/announce.ts'
import type { SystemContext } from '../platform/handle.ts'
import { readClockRules } from './clocks.ts'
import { caseOf, type ItemRow } from './get-row.ts'
import { running } from './pause.ts'
import { promise } from './promise.ts'
import { receiveReport } from './receive-report.ts'
import type { TriageTables } from './tables.ts'

type Ctx = SystemContext<TriageTables & IntakeTables & CaseworkTables>

const About = z.looseObject({ report: ReportId })
const Answered = About.extend({ due: z.iso.datetime().nullable() })

const rowOf = ({ db }: Ctx, report: string) =>
  db.selectFrom('triage.item').selectAll().where('report', '=', report).forUpdate().executeTakeFirst()

/**
 * The reporter has written. What is undecided goes on top with its clock running; what was closed without a case comes
 * back into the queue as written again. With a case it is the case that hears it (casework).
 */
export async function hearReporter(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { report } = About.parse(payload)
  // The news that the report arrived may still be on its way behind this one.
  const row = (await rowOf(context, report)) ?? (await received(context, report))
  if (row.state === 'decided' && (await caseOf(context.db, report))) return
  const { db, now } = context
  const change = row.state === 'decided' ? await reopened(context, row) : { wrote_at: row.wrote_at ?? now }
  await db
    .updateTable('triage.item')
    .set({ ...running(row, now), ...change, state: 'waiting' })
    .where('report', '=', report)
    .execute()
  await announce(db, 'triage.item-changed', { report })
  const whom = row.state !== 'decided' && row.owner ? { officer: row.owner } : { right: 'triage.decide' }
  await giveNotice(context, whom, { kind: 'triage.reporter-wrote', subject: report })
}

async function received(context: Ctx, report: string): Promise<ItemRow> {
  await receiveReport(context, { report })
  return (await rowOf(context, report))!
}

/** A new round, with clocks of its own from this hour on; the decisions before it stand. */
async function reopened(context: Ctx, { report, round, urgency }: ItemRow) {
  const { db, now } = context
  const { state } = await getReport(context, report)
  if (state !== 'Triaged') await moveReport(context, { report, state: 'Triaged' })
  const { minutes } = (await readClockRules(db)).get(`${urgency} read`)!
  await promise(db, report, new Date(now.getTime() + minutes * 60_000))
  const unmet = { read_at: null, answered_at: null, acted_at: null }
  return { ...unmet, round: round + 1, since: now, wrote_at: now, owner: null, stood_seconds: 0 }
}

/** Nothing that she wrote is unread any more. */
export async function noteRead(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { report } = About.parse(payload)
  const row = await rowOf(context, report)
  if (!row?.wrote_at) return
  await context.db
    .updateTable('triage.item')
    .set({ wrote_at: null, read_at: row.read_at ?? context.now })
    .where('report', '=', report)
    .execute()
  await announce(context.db, 'triage.item-changed', { report })
}

/** An officer wrote to her outside the decision: the first answer is given, and the next word promised. */
export async function noteAnswer(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { report, due } = Answered.parse(payload)
  const row = await rowOf(context, report)
  if (!row) return
  await context.db
    .updateTable('triage.item')
    .set({ answered_at: row.answered_at ?? context.now })
    .where('report', '=', report)
    .execute()
  if (due && !(await caseOf(context.db, report))) await promise(context.db, report, new Date(due))
  await announce(context.db, 'triage.item-changed', { report })
}
