import { announce } from '../platform/announce.ts'
import { handle, type Context } from '../platform/handle.ts'
import { takeItem } from './contract.ts'
import { holdOpenRow } from './get-row.ts'
import type { TriageTables } from './tables.ts'

export const endpoint = handle(takeItem, {
  needs: 'triage.decide',
  audit: ({ report, mine }) => ({ subject: report, detail: { mine } }),

  async run({ db, officer }: Context<TriageTables>, { report, mine }) {
    await holdOpenRow(db, report)
    await db
      .updateTable('triage.item')
      .set({ owner: mine ? officer.id : null })
      .where('report', '=', report)
      .execute()
    await announce(db, 'triage.item-changed', { report })
    return { report }
  },
})
