import { announce } from '../platform/announce.ts'
import { handle, type Context } from '../platform/handle.ts'
import { assess } from './contract.ts'
import { holdOpenRow } from './get-row.ts'
import { suggestUrgency } from './suggest-urgency.ts'
import type { TriageTables } from './tables.ts'

/** Without an urgency the answers are kept and the suggestion follows them; with one, an officer has decided it. */
export const endpoint = handle(assess, {
  needs: 'triage.decide',
  audit: ({ report }, { urgency, suggestion }) => ({
    subject: report,
    detail: { urgency, suggested: suggestion.urgency, because: suggestion.reasons },
  }),

  async run({ db, officer }: Context<TriageTables>, { report, answers, urgency }) {
    const row = await holdOpenRow(db, report)
    const suggestion = suggestUrgency(answers)
    const kept = urgency ?? (row.urgency_by === null ? suggestion.urgency : row.urgency)
    await db
      .updateTable('triage.item')
      .set({
        answers: JSON.stringify(answers) as never,
        urgency: kept,
        urgency_by: urgency ? officer.id : row.urgency_by,
        owner: row.owner ?? officer.id,
      })
      .where('report', '=', report)
      .execute()
    await announce(db, 'triage.item-changed', { report })
    return { report, urgency: kept, suggestion }
  },
})
