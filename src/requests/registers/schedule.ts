import { canReach } from '../../exchange/index.ts'
import { listStates } from '../../directory/index.ts'
import type { Ctx } from '../context.ts'
import { begin } from './begin.ts'
import type { Rhythm } from './contract.ts'
import { statementMessage } from './statement.ts'

const day = 24 * 3600_000
const every: Readonly<Record<Rhythm, number>> = { Daily: day, Weekly: 7 * day, Never: Infinity }
/** Suar default: a pair that nobody spoke of is compared every week. */
const unlessSaid: Rhythm = 'Weekly'
/** Of the two states one begins, and the other has the same report; it begins itself only when none has come by then. */
const second = 6 * 3600_000

interface Turn {
  readonly every: Rhythm
  readonly next: Date | null
}

/** When each pair is compared next. A report of either side counts; so does one that is under way. */
export async function turns({
  db,
  state: own,
  now,
}: Pick<Ctx, 'db' | 'state' | 'now'>): Promise<(state: string) => Turn> {
  const said = new Map(
    (await db.selectFrom('requests.comparing').select(['state', 'every']).execute()).map((row) => [
      row.state,
      row.every,
    ]),
  )
  const last = await db
    .selectFrom('requests.reconciliation')
    .select(['state', (is) => is.fn.max('asked_at').as('at')])
    .groupBy('state')
    .execute()
  const lastAt = new Map(last.map(({ state, at }) => [state, at as Date]))
  return (state) => {
    const rhythm = said.get(state) ?? unlessSaid
    const before = lastAt.get(state)
    if (rhythm === 'Never') return { every: rhythm, next: null }
    const wait = every[rhythm] + (own > state ? second : 0)
    return { every: rhythm, next: before ? new Date(before.getTime() + wait) : now }
  }
}

/** Begins the comparison whose turn it is, one at a time. */
export async function compareInTurn(context: Ctx): Promise<number> {
  const { db, now, state: own } = context
  const turnOf = await turns(context)
  for (const { iso2: state } of await listStates(db)) {
    const { next } = turnOf(state)
    if (state === own || next === null || next > now) continue
    if (!(await hasRequestsWith(context, state)) || !(await canReach(context, { to: state, type: statementMessage })))
      continue
    await begin(context, state, null)
    return 1
  }
  return 0
}

/** Where nothing was ever asked there is no book to compare. */
const hasRequestsWith = async ({ db }: Ctx, state: string) =>
  (await db
    .selectFrom('requests.request')
    .select('id')
    .where('state', '=', state)
    .where('sent_at', 'is not', null)
    .limit(1)
    .executeTakeFirst()) !== undefined
