import { canReach } from '../../exchange/index.ts'
import { listStates } from '../../directory/index.ts'
import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchReconciliation } from '../problems.ts'
import type { RegistersTables } from './tables.ts'
import { getReconciliation, listReconciliations, type Reconciliation } from './contract.ts'
import { statementMessage } from './statement.ts'

type Row = RegistersTables['requests.reconciliation']

const viewOf = (row: Row): Reconciliation => ({
  id: row.id,
  state: row.state,
  askedAt: row.asked_at.toISOString(),
  asOf: row.as_of?.toISOString() ?? null,
  finishedAt: row.finished_at?.toISOString() ?? null,
  requests: row.requests,
  differences: row.found?.length ?? null,
})

const latest = ({ db }: Pick<OfficerCtx, 'db'>) =>
  db
    .selectFrom('requests.reconciliation')
    .selectAll()
    .distinctOn('state')
    .orderBy('state')
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')

export const list = handle(listReconciliations, {
  needs: 'requests.reconcile',
  audit: () => ({ subject: 'reconciliations' }),

  async run(context: OfficerCtx) {
    const rows = new Map((await latest(context).execute()).map((row) => [row.state, viewOf(row)]))
    const pairs: { state: string; latest: Reconciliation | null }[] = []
    for (const { iso2: state } of await listStates(context.db))
      if (rows.has(state) || (await canReach(context, { to: state, type: statementMessage })))
        pairs.push({ state, latest: rows.get(state) ?? null })
    return { own: context.state, pairs }
  },
})

export const get = handle(getReconciliation, {
  needs: 'requests.reconcile',
  audit: ({ state }) => ({ subject: 'reconciliations', detail: { state } }),

  async run(context: OfficerCtx, { state }) {
    const row = await latest(context).where('state', '=', state).executeTakeFirst()
    if (!row) throw noSuchReconciliation(state)
    return { ...viewOf(row), own: context.state, found: row.found ?? [] }
  },
})
