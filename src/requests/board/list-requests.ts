import { sql, type SelectQueryBuilder } from 'kysely'
import type { z } from 'zod'
import { handle } from '../../platform/handle.ts'
import { listRequests } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { awaitsAnswer } from '../machine.ts'
import type { RequestsTables } from '../tables.ts'
import { rowOf } from './row-of.ts'

const size = 50
const few = 2000

type Show = 'Open' | 'Overdue' | 'WaitingForApproval' | 'Closed' | 'All'
type Wish = z.output<(typeof listRequests)['input']>
type Query = SelectQueryBuilder<{ r: RequestsTables['requests.request'] }, 'r', { id: string; updated_at: Date }>

type Looking = Pick<OfficerCtx, 'db' | 'now' | 'officer'>

/**
 * One page and one row more, newest first. Policies guard each row; what is looked through is driven by the list of the
 * officer's cases, so that neither few nor very many of them make the page slow (docs/performance.md).
 */
export async function findPage({ db, now, officer }: Looking, wish: Wish) {
  const page = (query: Query) =>
    narrow(query, wish, now)
      .orderBy('r.updated_at', 'desc')
      .orderBy('r.id', 'desc')
      .limit(size + 1)
  const all = () => db.selectFrom('requests.request as r').select(['r.id', 'r.updated_at'])
  const mine = await whatIsMine(db, officer.agency)
  const ofMyCases = mine.few
    ? all().innerJoin('casework.agency_case as a', (on) =>
        on.onRef('a.case_id', '=', 'r.case_id').on('a.agency', '=', officer.agency),
      )
    : all().where(
        sql<boolean>`exists (select from casework.agency_case a where a.case_id = r.case_id and a.agency = ${officer.agency} offset 0)`,
      )
  const opened = all().where(sql<boolean>`r.case_id = any (${mine.opened}::uuid[])`)
  // Whoever answers has theirs from their own index; the two other ways then lead to ours.
  const answers = officer.may.has('requests.answer')
  const ours = [ofMyCases as unknown as Query, ...(mine.opened.length > 0 ? [opened as Query] : [])].map((query) =>
    answers ? query.where('r.side', '=', 'Out') : query,
  )
  // Ours that came back without their case are few, and lie open to whoever may put them there.
  const unplaced = all().where('r.side', '=', 'Out').where('r.case_id', 'is', null) as Query
  const branches = [
    ...(officer.may.has('requests.approve') ? [unplaced] : []),
    ...(answers && wish.side === 'In' ? [] : ours),
    ...(answers ? [all().where('r.side', '=', 'In') as Query] : []),
  ]
  const found = branches.map((branch) => sql`(${page(branch)})`)
  return db
    .selectFrom(sql<{ id: string }>`(${sql.join(found, sql` union `)})`.as('found'))
    .innerJoin('requests.request as request', 'request.id', 'found.id')
    .selectAll('request')
    .orderBy('request.updated_at', 'desc')
    .orderBy('request.id', 'desc')
    .limit(size + 1)
    .execute()
}

/**
 * Few cases lead to their requests; with many, the newest requests are looked through and soon fill a page. Cases that
 * an emergency opened are asked for apart, and only where there are any.
 */
async function whatIsMine(db: OfficerCtx['db'], agency: string): Promise<{ few: boolean; opened: string[] }> {
  const { rows } = await sql<{ n: number; opened: string[] | null }>`
    select count(*)::int as n, (select casework.broken_glass()) as opened
      from (select from casework.agency_case where agency = ${agency} limit ${few}) mine`.execute(db)
  const { n, opened } = rows[0]!
  return { few: n < few, opened: opened ?? [] }
}

function narrow(all: Query, { side, show, case: caseId, state, after }: Wish, now: Date): Query {
  let query = only(all, show, now)
  if (side !== null) query = query.where('r.side', '=', side)
  if (caseId !== null) query = query.where('r.case_id', '=', caseId)
  if (state !== null) query = query.where('r.state', '=', state)
  if (after !== null)
    query = query.where(sql<boolean>`(r.updated_at, r.id) < (${after.updatedAt}::timestamptz, ${after.id}::uuid)`)
  return query
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
    const rows = await findPage(context, wish)
    const requests = rows.slice(0, size).map((row) => rowOf(row, now))
    const last = rows.length > size ? requests.at(-1)! : undefined
    return { requests, next: last ? { updatedAt: last.updatedAt, id: last.id } : null }
  },
})

function only(query: Query, show: Show, now: Date): Query {
  switch (show) {
    case 'Open':
      return query.where(sql<boolean>`r.open`)
    case 'Closed':
      return query.where(sql<boolean>`not r.open`)
    case 'Overdue':
      return query
        .where('r.answer_due', '<', now)
        .where('r.paused_at', 'is', null)
        .where('r.status', 'in', [...awaitsAnswer])
    case 'WaitingForApproval':
      return query.where((is) => is.or([is('r.status', '=', 'AwaitingApproval'), is('r.approval_due', 'is not', null)]))
    case 'All':
      return query
  }
}
