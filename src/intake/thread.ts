import { sql } from 'kysely'
import { announce } from '../platform/announce.ts'
import type { Officer } from '../platform/officer.ts'
import { getDataKey, sealText } from '../platform/seal.ts'
import { ReportState, WhyNot } from './contract.ts'
import { getRow, type Asking } from './get-report.ts'
import { cannotMove, notToldNow } from './problems.ts'

/** Which state of a report may follow which (domain.md §11.1). A closed one opens again when the reporter writes. */
export const moves: Readonly<Record<ReportState, readonly ReportState[]>> = {
  Received: ['Acknowledged'],
  Acknowledged: ['Triaged', 'LinkedToCase', 'NewCase', 'ReferredOut', 'ClosedNoContact'],
  Triaged: ['LinkedToCase', 'NewCase', 'ReferredOut', 'ClosedNoContact'],
  LinkedToCase: ['LinkedToCase', 'Triaged'],
  NewCase: ['LinkedToCase', 'Triaged'],
  ReferredOut: ['Triaged'],
  ClosedNoContact: ['Triaged'],
}

interface Line {
  readonly report: string
  readonly author: 'Reporter' | 'Officer' | 'Node'
  readonly officer?: string | null
  readonly kind?: 'Text' | 'Moved'
  readonly once?: Buffer | null
  readonly text: string
}

/** Adds one line to the thread, sealed. The same `once` twice is one line; the answer is its id, or undefined. */
export async function addToThread({ db, vault, now, newId }: Asking, line: Line): Promise<string | undefined> {
  const id = newId()
  const key = await getDataKey(db, vault, line.report)
  const added = await db
    .insertInto('intake.message')
    .values({
      id,
      report: line.report,
      at: now,
      author: line.author,
      officer: line.officer ?? null,
      kind: line.kind ?? 'Text',
      once: line.once ?? null,
      body: sealText(key, `message.${id}`, line.text),
    })
    .onConflict((conflict) => conflict.constraint('written_twice_is_one_message').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

/**
 * Why this officer may say nothing to this reporter now; null when she may. What is true now stays so until the
 * transaction ends. PostgreSQL refuses the message itself too (migration 0009c): this is for saying why.
 */
export async function whyNotTell(
  { db }: Pick<Asking, 'db'>,
  report: string,
  by: string | null,
): Promise<WhyNot | null> {
  const { rows } = await sql<{ why: string | null }>`select intake.why_not_tell(${report}, ${by}) as why`.execute(db)
  return WhyNot.nullable().parse(rows[0]!.why)
}

/**
 * Writes to the reporter, in plain words of her language. `by` is the officer, or null when the node itself writes.
 * Gives the id of the message, or undefined when the same `once` was written before.
 */
export async function answerReporter(
  context: Asking,
  { report, text, by, once = null }: { report: string; text: string; by: string | null; once?: Buffer | null },
): Promise<string | undefined> {
  const row = await getRow(context, report)
  const why = await whyNotTell(context, report, by)
  if (why) throw notToldNow(report, why)
  const id = await addToThread(context, { report, author: by === null ? 'Node' : 'Officer', officer: by, once, text })
  if (by !== null && row.first_answered_at === null)
    await context.db
      .updateTable('intake.report')
      .set({ first_answered_at: context.now })
      .where('id', '=', report)
      .execute()
  return id
}

/** Moves a report on, and tells the reporter so in her thread. Throws `intake/cannot-move`. */
export async function moveReport(
  context: Asking,
  { report, state, case: caseFile }: { report: string; state: ReportState; case?: string },
): Promise<void> {
  const row = await getRow(context, report)
  const taker = 'officer' in context ? (context.officer as Officer).agency : null
  if (!moves[row.state].includes(state)) throw cannotMove(report, row.state, state)
  await context.db
    .updateTable('intake.report')
    .set({
      state,
      taken_for: row.taken_for ?? taker,
      ...(caseFile !== undefined && { case_file: caseFile }),
    })
    .where('id', '=', report)
    .execute()
  await addToThread(context, { report, author: 'Node', kind: 'Moved', text: state })
}

/** Sets until when the reporter hears from us again; her page shows it at once. */
export async function promiseContact(context: Asking, { report, due }: { report: string; due: Date }): Promise<void> {
  await getRow(context, report)
  await context.db.updateTable('intake.report').set({ next_contact_due: due }).where('id', '=', report).execute()
}

/** The reporter writes. A report that was closed because nobody could be reached opens again. */
export async function hearReporter(
  context: Asking,
  { report, text, once }: { report: string; text: string; once: Buffer },
): Promise<string | undefined> {
  const { state } = await getRow(context, report)
  const message = await addToThread(context, { report, author: 'Reporter', once, text })
  if (message === undefined) return undefined
  if (state === 'ClosedNoContact') await moveReport(context, { report, state: 'Triaged' })
  await announce(context.db, 'intake.reporter-wrote', { report })
  return message
}
