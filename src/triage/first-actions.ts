import { sql } from 'kysely'
import type { CaseId } from '../casework/contract.ts'
import { announce } from '../platform/announce.ts'
import type { Db } from '../platform/db.ts'
import { handle, type Context } from '../platform/handle.ts'
import { doFirstAction, type FirstAction, type Question } from './contract.ts'
import { caseOf, getRow } from './get-row.ts'
import { noSuchAction } from './problems.ts'
import type { TriageTables } from './tables.ts'

/** What is done first for these reasons, the gravest reason first; an action for two reasons stands once. */
export async function listFirstActions(
  db: Db<TriageTables>,
  report: string,
  reasons: readonly Question[],
): Promise<FirstAction[]> {
  if (reasons.length === 0) return []
  const rows = await db
    .selectFrom('triage.first_action as first')
    .leftJoin('triage.action_done as done', (join) =>
      join.onRef('done.action', '=', 'first.action').on('done.report', '=', report),
    )
    .select(['first.action', 'first.reason', 'first.source', 'first.verified', 'done.done_at', 'done.done_by'])
    .where('first.reason', 'in', [...reasons])
    .orderBy(sql`array_position(${[...reasons]}::text[], first.reason)`)
    .orderBy('first.place')
    .execute()
  return [...Map.groupBy(rows, ({ action }) => action)].map(([action, same]) => {
    const { source, verified, done_at: at, done_by: by } = same[0]!
    const done = at && by ? { at: at.toISOString(), by } : null
    return { action, reasons: same.map(({ reason }) => reason), source, verified, done }
  })
}

/** Whoever ticked it first stays named; to take a tick back leaves its line in the ledger. */
export const endpoint = handle(doFirstAction, {
  needs: 'triage.decide',
  audit: ({ report, action, done }, { case: caseId }) => ({
    subject: report,
    ...(caseId && { cases: [caseId] }),
    detail: { action, done },
  }),

  async run({ db, officer, now }: Context<TriageTables>, { report, action, done }) {
    await getRow(db, report)
    const known = await db
      .selectFrom('triage.first_action')
      .select('action')
      .where('action', '=', action)
      .executeTakeFirst()
    if (!known) throw noSuchAction(report)
    if (done)
      await db
        .insertInto('triage.action_done')
        .values({ report, action, done_at: now, done_by: officer.id })
        .onConflict((same) => same.constraint('done_once').doNothing())
        .execute()
    else await db.deleteFrom('triage.action_done').where('report', '=', report).where('action', '=', action).execute()
    await announce(db, 'triage.item-changed', { report })
    return { report, action, done, case: (await caseOf(db, report)) as CaseId | null }
  },
})
