import type { InboundMessage } from '../../platform/inbound-message.ts'
import type { Ctx } from '../context.ts'
import { askedTooSoon, notAsAgreed } from '../problems.ts'
import { noteTheirs } from './begin.ts'
import { compareBooks, inOneBookOnly } from './compare.ts'
import { finish } from './finish.ts'
import { inParts, keepPart, say, wholeOf, type Reply } from './parts.ts'
import { findKnown, readParts, readRows } from './read-book.ts'
import { runningWith } from './running.ts'
import { shareFound, takeFound } from './share-found.ts'
import { restBetween, Statement, yearsOfDays, type StatementRow } from './statement.ts'

/** The digests of our parts leave first. */
export async function askForStatement(context: Ctx, { reconciliation }: Record<string, unknown>): Promise<void> {
  const { db, now } = context
  const row = await db
    .selectFrom('requests.reconciliation')
    .select(['id', 'state'])
    .where('id', '=', String(reconciliation))
    .executeTakeFirst()
  if (!row) return
  const daysFrom = `${now.getUTCFullYear() - yearsOfDays}-01`
  const digests = await readParts(context, row.state, daysFrom)
  await say(context, { to: row.state, thread: row.id }, { part: 'Ask', daysFrom, digests, at: now.toISOString() })
}

export async function takeStatement(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = Statement.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const body = parsed.data
  if (body.part === 'Ask') return answer(context, { to: message.from, thread: message.thread }, body)
  if (body.part === 'Found') return takeFound(context, message, body)
  const running = await runningWith(context, message, 'Ours')
  if (body.part === 'Answer') await noteAnswer(context, running.id, body)
  else await keepPart(context, running.id, body)
  await compareWhenWhole(context, running.id)
}

/** Another state asks: which parts differ, and our rows of those, some at a time. */
async function answer(
  context: Ctx,
  to: Reply,
  { daysFrom, digests: theirs }: Extract<Statement, { part: 'Ask' }>,
): Promise<void> {
  await mustHaveRested(context, to.to)
  await noteTheirs(context, { id: to.thread, state: to.to })
  const ours = await readParts(context, to.to, daysFrom)
  const known = (list: typeof ours) => new Map(list.map(({ part, digest }) => [`${part} ${digest}`, part]))
  const [here, there] = [known(ours), known(theirs)]
  const differ = [...[...here].filter(([key]) => !there.has(key)), ...[...there].filter(([key]) => !here.has(key))]
  const parts = [...new Set(differ.map(([, part]) => part))].sort()
  const messages = parts.length === 0 ? [] : inParts(await readRows(context, to.to, { parts }))
  const requests = ours.reduce((sum, { count }) => sum + count, 0)
  const at = context.now.toISOString()
  await say(context, to, { part: 'Answer', differ: parts, requests, parts: messages.length, at })
  for (const [index, rows] of messages.entries()) await say(context, to, { part: 'Rows', nth: index + 1, rows })
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

const noteAnswer = ({ db }: Ctx, id: string, body: Extract<Statement, { part: 'Answer' }>) =>
  db
    .updateTable('requests.reconciliation')
    .set({ as_of: new Date(body.at), differ: body.differ, parts: body.parts, requests: body.requests })
    .where('id', '=', id)
    .execute()

/** Once the last part is here, the books are compared and the other side's rows are thrown away. */
async function compareWhenWhole(context: Ctx, id: string): Promise<void> {
  const { db, state: own } = context
  const row = await db.selectFrom('requests.reconciliation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const there = row.parts === null ? undefined : await wholeOf<StatementRow>(context, id, row.parts)
  if (!there) return
  const here =
    row.differ!.length === 0
      ? []
      : await readRows(context, row.state, { parts: row.differ!, ids: there.map(({ id: each }) => each) })
  const known = await findKnown(context, inOneBookOnly(here, there))
  const found = compareBooks({ own, here, there, known, askedAt: row.asked_at })
  const missing = new Set(found.filter(({ there: status }) => status === null).map(({ request }) => request))
  const requests = row.requests! + missing.size
  await finish(context, row, { found, requests })
  await shareFound(context, row, { found, requests })
}
