import { sql } from 'kysely'
import { canReach } from '../../exchange/index.ts'
import { listStates } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchReconciliation } from '../problems.ts'
import type { RegistersTables } from './tables.ts'
import { getReconciliation, listReconciliations, type Reconciliation } from './contract.ts'
import { turns } from './schedule.ts'
import { statementMessage } from './statement.ts'

type Row = Omit<RegistersTables['requests.reconciliation'], 'found'> & { differences: number | null; come: number }

const viewOf = (row: Row): Reconciliation => ({
  id: row.id,
  state: row.state,
  side: row.side,
  why: row.why,
  askedAt: row.asked_at.toISOString(),
  asOf: row.as_of?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  requests: row.requests,
  differences: row.differences,
  progress: row.finished_at !== null || row.parts === null ? null : { come: row.come, of: row.parts },
})

/** All of a report but what it found, which can be long. */
const reports = ({ db }: Pick<OfficerCtx, 'db'>) =>
  db
    .selectFrom('requests.reconciliation as r')
    .select([
      'id',
      'state',
      'side',
      'why',
      'officer',
      'asked_at',
      'as_of',
      'differ',
      'parts',
      'requests',
      'finished_at',
    ])
    .select([
      sql<number | null>`jsonb_array_length(r.found)`.as('differences'),
      sql<number>`(select count(*)::int from requests.statement_part p where p.reconciliation = r.id)`.as('come'),
    ])

export const list = handle(listReconciliations, {
  needs: 'requests.reconcile',
  audit: () => ({ subject: 'reconciliations' }),

  async run(context: OfficerCtx) {
    const latest = await reports(context)
      .distinctOn('state')
      .orderBy('state')
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const rows = new Map(latest.map((row) => [row.state, viewOf(row)]))
    const turnOf = await turns(context)
    const open = await openOf(context)
    const pairs = []
    for (const { iso2: state } of await listStates(context.db)) {
      const reached = await canReach(context, { to: state, type: statementMessage })
      if (!rows.has(state) && !reached) continue
      const { every, next } = turnOf(state)
      pairs.push({
        state,
        latest: rows.get(state) ?? null,
        every,
        next: reached ? (next?.toISOString() ?? null) : null,
        open: open.get(state) ?? 0,
      })
    }
    return { own: context.state, pairs }
  },
})

async function openOf({ db }: OfficerCtx): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('requests.difference')
    .select(['state', sql<number>`count(*)::int`.as('n')])
    .where('settled_at', 'is', null)
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, n }) => [state, n]))
}

const kept = 100

export const get = handle(getReconciliation, {
  needs: 'requests.reconcile',
  audit: ({ state, reconciliation }) => ({ subject: reconciliation ?? 'reconciliations', detail: { state } }),

  async run(context: OfficerCtx, { state, reconciliation }) {
    const history = await reports(context)
      .where('state', '=', state)
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(kept)
      .execute()
    const row = reconciliation === null ? history[0] : history.find(({ id }) => id === reconciliation)
    if (!row) throw noSuchReconciliation(state)
    const { found } = await context.db
      .selectFrom('requests.reconciliation')
      .select('found')
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow()
    return { ...viewOf(row), own: context.state, found: found ?? [], history: history.map(viewOf) }
  },
})
