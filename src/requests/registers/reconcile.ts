import { canReach } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import { begin } from './begin.ts'
import { reconcile } from './contract.ts'
import type { OfficerCtx } from '../context.ts'
import { noNodeThere, reconcilingAlready } from '../problems.ts'
import { restBetween, statementMessage } from './statement.ts'

/** So long an answer is waited for before it may be asked for again; the other side gives none sooner than it rests. */
const patience = 10 * 60_000

/** An officer asks. The node itself then reads the whole book, more than any one officer may see, and posts its digests. */
export const endpoint = handle(reconcile, {
  needs: 'requests.reconcile',
  audit: ({ state }, { reconciliation }) => ({ subject: reconciliation, detail: { state } }),

  async run(context: OfficerCtx, { state }) {
    const { db, now, officer } = context
    if (!(await canReach(context, { to: state, type: statementMessage }))) throw noNodeThere(state, [])
    const running = await db
      .selectFrom('requests.reconciliation')
      .select('id')
      .where('state', '=', state)
      .where('side', '=', 'Ours')
      .where('asked_at', '>', new Date(now.getTime() - patience))
      .where((is) => is.or([is('finished_at', 'is', null), is('asked_at', '>', new Date(now.getTime() - restBetween))]))
      .executeTakeFirst()
    if (running) throw reconcilingAlready(state)
    return { reconciliation: await begin(context, state, officer.id) }
  },
})
