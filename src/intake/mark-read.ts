import { announce } from '../platform/announce.ts'
import { handle, type Context } from '../platform/handle.ts'
import { markRead, ReportId } from './contract.ts'
import { getRow } from './get-report.ts'
import type { IntakeTables } from './tables.ts'

type Ctx = Context<IntakeTables>

async function countUnread({ db }: Pick<Ctx, 'db'>, report: string): Promise<number> {
  const { unread } = await db
    .selectFrom('intake.message')
    .select((of) => of.fn.countAll<string>().as('unread'))
    .where('report', '=', report)
    .where('author', '=', 'Reporter')
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(unread)
}

/** Marks what the reporter wrote as read by this officer. Says so to whoever listens once nothing is unread. */
export async function markReadUpTo(context: Ctx, { report, upTo }: { report: string; upTo: string }): Promise<number> {
  const { db, officer, now } = context
  const { numUpdatedRows } = await db
    .updateTable('intake.message')
    .set({ read_at: now, read_by: officer.id })
    .where('report', '=', report)
    .where('author', '=', 'Reporter')
    .where('read_at', 'is', null)
    .where('id', '<=', upTo)
    .executeTakeFirst()
  if (numUpdatedRows > 0n && (await countUnread(context, report)) === 0)
    await announce(db, 'intake.thread-read', { report })
  return Number(numUpdatedRows)
}

export const endpoint = handle<IntakeTables, typeof markRead.input, typeof markRead.output>(markRead, {
  needs: 'intake.read',
  audit: ({ report, upTo }, { read, case: caseFile }) => ({
    subject: report,
    ...(caseFile && { cases: [caseFile] }),
    detail: { read, upTo },
  }),

  async run(context: Ctx, { report, upTo }) {
    const row = await getRow(context, report)
    const read = await markReadUpTo(context, { report, upTo })
    const unread = await countUnread(context, report)
    return { report: ReportId.parse(row.id), read, unread, case: row.case_file }
  },
})
