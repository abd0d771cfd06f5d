import { sendMessage } from '../../exchange/index.ts'
import type { InboundMessage } from '../../platform/inbound-message.ts'
import type { Ctx } from '../context.ts'
import { askedTooSoon, noSuchReconciliation, notAsAgreed } from '../problems.ts'
import { compareBooks, inOneBookOnly } from './compare.ts'
import { findKnown, readMonths, readRows } from './read-book.ts'
import { restBetween, Statement, statementMessage, type StatementRow } from './statement.ts'

/** Well below the largest message of the exchange (EXCHANGE.md). */
const largestPart = 400 * 1024

interface Reply {
  readonly to: string
  /** The reconciliation: one conversation. */
  readonly thread: string
}

const say = (context: Ctx, { to, thread }: Reply, body: Statement) =>
  sendMessage(context, {
    to,
    thread,
    type: statementMessage,
    body,
    handling: { tlp: 'AMBER', onward: 'no', purpose: 'reconciliation' },
  })

/** The digests of our months leave first. */
export async function askForStatement(context: Ctx, { reconciliation }: Record<string, unknown>): Promise<void> {
  const { db, now } = context
  const row = await db
    .selectFrom('requests.reconciliation')
    .select(['id', 'state'])
    .where('id', '=', String(reconciliation))
    .executeTakeFirst()
  if (!row) return
  const months = await readMonths(context, row.state)
  await say(context, { to: row.state, thread: row.id }, { part: 'Ask', months, at: now.toISOString() })
}

export async function takeStatement(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = Statement.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const body = parsed.data
  if (body.part === 'Ask') return answer(context, { to: message.from, thread: message.thread }, body)
  const running = await runningWith(context, message)
  if (body.part === 'Answer') await noteAnswer(context, running.id, body)
  else await keepRows(context, running.id, body)
  await compareWhenWhole(context, running.id)
}

/** Another state asks: which months differ, and our rows of those, a few at a time. */
async function answer(context: Ctx, to: Reply, { months: theirs }: Extract<Statement, { part: 'Ask' }>) {
  await mustHaveRested(context, to.to)
  const ours = await readMonths(context, to.to)
  const digests = (list: typeof ours) => new Set(list.map(({ month, digest }) => `${month} ${digest}`))
  const differ = [...digests(ours).symmetricDifference(digests(theirs))].map((each) => each.slice(0, 7))
  const months = [...new Set(differ)].sort()
  const parts = months.length === 0 ? [] : inParts(await readRows(context, to.to, { months }))
  const requests = ours.reduce((sum, { count }) => sum + count, 0)
  const at = context.now.toISOString()
  await say(context, to, { part: 'Answer', differ: months, requests, parts: parts.length, at })
  for (const [index, rows] of parts.entries()) await say(context, to, { part: 'Rows', nth: index + 1, rows })
}

/** Reading a whole book costs: one at a time for each state, and a rest after it. */
async function mustHaveRested({ db, now }: Ctx, state: string): Promise<void> {
  const given = await db
    .insertInto('requests.statement_given')
    .values({ state, at: now })
    .onConflict((or) =>
      or
        .column('state')
        .doUpdateSet({ at: now })
        .where('requests.statement_given.at', '<=', new Date(now.getTime() - restBetween)),
    )
    .returning('state')
    .executeTakeFirst()
  if (!given) throw askedTooSoon(restBetween / 1000)
}

export function inParts(rows: readonly StatementRow[]): StatementRow[][] {
  const parts: StatementRow[][] = []
  let room = 0
  for (const row of rows) {
    const bytes = JSON.stringify(row).length
    if (bytes > room) {
      parts.push([])
      room = largestPart
    }
    parts.at(-1)!.push(row)
    room -= bytes
  }
  return parts
}

async function runningWith({ db }: Ctx, { thread, from }: InboundMessage) {
  const row = await db
    .selectFrom('requests.reconciliation')
    .select('id')
    .where('id', '=', thread)
    .where('state', '=', from)
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noSuchReconciliation(from)
  return row
}

const noteAnswer = ({ db }: Ctx, id: string, body: Extract<Statement, { part: 'Answer' }>) =>
  db
    .updateTable('requests.reconciliation')
    .set({ as_of: new Date(body.at), months: body.differ, parts: body.parts, requests: body.requests })
    .where('id', '=', id)
    .execute()

const keepRows = ({ db }: Ctx, id: string, { nth, rows }: Extract<Statement, { part: 'Rows' }>) =>
  db
    .insertInto('requests.statement_part')
    .values({ reconciliation: id, nth, rows: JSON.stringify(rows) as never })
    .onConflict((on) => on.doNothing())
    .execute()

/** Once the last part is here, the books are compared and the other side's rows are thrown away. */
async function compareWhenWhole(context: Ctx, id: string): Promise<void> {
  const { db, state: own, now } = context
  const row = await db.selectFrom('requests.reconciliation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const parts = await db.selectFrom('requests.statement_part').select('rows').where('reconciliation', '=', id).execute()
  if (row.parts === null || parts.length < row.parts) return
  const there = parts.flatMap(({ rows }) => rows)
  const here =
    row.months!.length === 0
      ? []
      : await readRows(context, row.state, { months: row.months!, ids: there.map(({ id: each }) => each) })
  const known = await findKnown(context, inOneBookOnly(here, there))
  const found = compareBooks({ own, here, there, known, askedAt: row.asked_at })
  const missing = new Set(found.filter(({ there: status }) => status === null).map(({ request }) => request))
  await db
    .updateTable('requests.reconciliation')
    .set({
      found: JSON.stringify(found) as never,
      finished_at: now,
      requests: row.requests! + missing.size,
    })
    .where('id', '=', id)
    .execute()
  await db.deleteFrom('requests.statement_part').where('reconciliation', '=', id).execute()
}
