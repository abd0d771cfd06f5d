import { answerReporter, promiseContact, type IntakeTables } from '../intake/index.ts'
import { handle, type Context } from '../platform/handle.ts'
import { askReporter } from './contract.ts'
import { holdOpenRow } from './get-row.ts'
import { dateIsPast, unreadFirst } from './problems.ts'
import { promise } from './promise.ts'
import type { TriageTables } from './tables.ts'

export const endpoint = handle(askReporter, {
  needs: 'triage.decide',
  audit: ({ report, nextContact }) => ({ subject: report, detail: { nextContact } }),

  async run(context: Context<TriageTables & IntakeTables>, { report, text, nextContact }) {
    const { db, officer, now } = context
    if (new Date(nextContact) <= now) throw dateIsPast(report)
    const row = await holdOpenRow(db, report)
    if (row.wrote_at) throw unreadFirst(report)
    await answerReporter(context, { report, text, by: officer.id })
    await promiseContact(context, { report, due: new Date(nextContact) })
    await promise(db, report, new Date(nextContact))
    await db
      .updateTable('triage.item')
      .set({
        state: 'asked',
        owner: row.owner ?? officer.id,
        read_at: row.read_at ?? now,
        answered_at: row.answered_at ?? now,
        paused_at: row.paused_at ?? now,
      })
      .where('report', '=', report)
      .execute()
    return { report }
  },
})
