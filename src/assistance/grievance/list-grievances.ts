import { handle } from '../../platform/handle.ts'
import { showNumber } from '../../platform/portal/receipt.ts'
import { CheckAnswer, GrievanceId, listGrievances, type GrievanceRow } from './contract.ts'
import type { GrievanceKeptRow, OfficerCtx } from './keep.ts'

/** How long before it is due a question about harm is shown. */
const ahead = 3 * 86_400_000

export const toRow = (row: GrievanceKeptRow): GrievanceRow => ({
  id: GrievanceId.parse(row.id),
  receipt: showNumber(row.receipt),
  type: row.type,
  state: row.state,
  track: row.track,
  channel: row.channel,
  language: row.language,
  aboutState: row.about_state,
  receivedAt: row.received_at.toISOString(),
  due: row.due_at?.toISOString() ?? null,
  outcome: row.outcome,
})

export const endpoint = handle(listGrievances, {
  needs: 'assistance.hear-grievance',
  audit: ({ settled }) => ({ subject: 'grievances', detail: { settled } }),

  async run({ db, now }: OfficerCtx, { settled, limit }) {
    const rows = await db
      .selectFrom('assistance.grievance')
      .selectAll()
      .where('due_at', settled ? 'is' : 'is not', null)
      .$if(settled, (query) => query.orderBy('received_at', 'desc').orderBy('id', 'desc'))
      .$if(!settled, (query) => query.orderBy('due_at').orderBy('id'))
      .limit(limit + 1)
      .execute()
    const checks = settled
      ? []
      : await db
          .selectFrom('assistance.grievance_check as c')
          .innerJoin('assistance.grievance as g', 'g.id', 'c.grievance')
          .select(['g.id', 'g.receipt', 'g.type', 'c.days', 'c.due_at'])
          .where('c.done_at', 'is', null)
          .where('c.due_at', '<=', new Date(now.getTime() + ahead))
          .orderBy('c.due_at')
          .orderBy('g.id')
          .limit(limit)
          .execute()
    return {
      grievances: rows.slice(0, limit).map(toRow),
      checks: checks.map(({ id, receipt, due_at, ...check }) => ({
        id: GrievanceId.parse(id),
        receipt: showNumber(receipt),
        due: due_at.toISOString(),
        ...check,
      })),
      more: rows.length > limit,
    }
  },
})

export const answerOf = (answer: string | null) => CheckAnswer.nullable().parse(answer)
