import { sql, type SelectQueryBuilder } from 'kysely'
import type { z } from 'zod'
import { handle } from '../../platform/handle.ts'
import { listRequests } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { awaitsAnswer, settled } from '../machine.ts'
import type { RequestRecord, RequestsTables } from '../tables.ts'
import { rowOf } from './row-of.ts'

const page = 50

type Show = 'Open' | 'Overdue' | 'WaitingForApproval' | 'Closed' | 'All'
type Wish = z.output<(typeof listRequests)['input']>
type Query = SelectQueryBuilder<RequestsTables, 'requests.request', RequestRecord>

/** One page and one row more, newest first. */
export function listPage(
  { db, now }: Pick<OfficerCtx, 'db' | 'now'>,
  { side, show, case: caseId, state, after }: Wish,
) {
  let query = db.selectFrom('requests.request').selectAll() as unknown as Query
  if (side !== null) query = query.where('side', '=', side)
  if (caseId !== null) query = query.where('case_id', '=', caseId)
  if (state !== null) query = query.where('state', '=', state)
  query = only(query, show, now)
  if (after !== null)
    query = query.where(sql<boolean>`(updated_at, id) < (${after.updatedAt}::timestamptz, ${after.id}::uuid)`)
  return query
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page + 1)
}

export const endpoint = handle(listRequests, {
  needs: 'requests.read',
  audit: ({ side, show, case: caseId }) => ({
    subject: 'requests',
    ...(caseId !== null && { cases: [caseId] }),
    detail: { side, show },
  }),

  async run(context: OfficerCtx, wish) {
    const { now } = context
    const rows = await listPage(context, wish).execute()
    const requests = rows.slice(0, page).map((row) => rowOf(row, now))
    const last = rows.length > page ? requests.at(-1)! : undefined
    return { requests, next: last ? { updatedAt: last.updatedAt, id: last.id } : null }
  },
})

function only(query: Query, show: Show, now: Date): Query {
  switch (show) {
    case 'Open':
      return query.where('status', 'not in', [...settled])
    case 'Closed':
      return query.where('status', 'in', [...settled])
    case 'Overdue':
      return query
        .where('answer_due', '<', now)
        .where('paused_at', 'is', null)
        .where('status', 'in', [...awaitsAnswer])
    case 'WaitingForApproval':
      return query.where((is) => is.or([is('status', '=', 'AwaitingApproval'), is('approval_due', 'is not', null)]))
    case 'All':
      return query
  }
}
