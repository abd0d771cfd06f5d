import { Hono } from 'hono'
import { sql } from 'kysely'
import { inSystem } from '../../platform/in-system.ts'
import type { SystemContext } from '../../platform/handle.ts'
import { emptyRoot } from '../../platform/merkle.ts'
import { isConsistent } from '../../platform/merkle-check.ts'
import { readAtMost } from '../../platform/read-json.ts'
import { cosign, readCheckpoint, textOf, type Checkpoint } from '../../platform/signed-note.ts'
import { officeOf, type Office } from '../office.ts'
import { answersTo } from '../say-problem.ts'
import type { ExchangeHost, ExchangeTables } from '../tables.ts'
import { readRequest, type AddCheckpoint } from './add-checkpoint.ts'
import { recordBreach } from './breaches.ts'
import { openHead } from './known-logs.ts'
import { originOf, stateOfLog, witnessOf } from './names.ts'
import { forkedLog, malformedRequest, notConsistent, notServed, notSigned, unknownLog } from './problems.ts'

const largest = 64 * 1024
const plain = { 'content-type': 'text/plain; charset=utf-8' }

type Post = SystemContext<ExchangeTables>

/** C2SP tlog-witness. No pass is needed: the signature on the checkpoint is one, and what is signed is true of it. */
export function witnessRoutes(host: ExchangeHost): Hono {
  const app = new Hono()
  app.post('/add-checkpoint', async (c) => {
    const body = await readAtMost(c.req.raw.body, largest)
    answersTo(c.req.raw, body)
    const answer = await witnessCheckpoint(host, Buffer.from(body).toString('utf8'))
    return 'size' in answer
      ? c.body(`${answer.size}\n`, 409, { 'content-type': 'text/x.tlog.size' })
      : c.body(answer.line, 200, plain)
  })
  app.get('/seen/:state{[A-Z]{2}}', async (c) => {
    const held = await inSystem(host, (context) => findHeld(context, originOf(c.req.param('state'))))
    if (!held) throw notServed()
    return c.body(held.note, 200, { ...plain, 'cache-control': 'public, max-age=10' })
  })
  return app
}

/** The cosignature, or the size that this witness has signed last when the log counted from another. */
export type Witnessed = { readonly line: string } | { readonly size: number }

/** Signs a head that continues the last one it signed of the same log, and no other. */
export async function witnessCheckpoint(host: ExchangeHost, body: string): Promise<Witnessed> {
  const request = readRequest(body)
  const office = await officeOf(host)
  const state = whoseLog(host, office, request)
  const answer = await inSystem(host, (context) => judge(context, office, { ...request, state }))
  if ('problem' in answer) throw answer.problem
  return answer
}

function whoseLog(host: ExchangeHost, office: Office, { claimed, note }: AddCheckpoint): string {
  const now = host.clock()
  const state = stateOfLog(claimed.origin)
  const member = state === undefined || state === host.state ? undefined : office.memberOn(state, now)
  if (!member) throw unknownLog(claimed.origin)
  if (!openHead(note, member, now)) throw notSigned(claimed.origin)
  return member.state
}

export interface Held extends Checkpoint {
  readonly note: string
  readonly at: Date
}

/** The last head of a log that this node signed. */
export async function findHeld({ db }: Pick<Post, 'db'>, origin: string): Promise<Held | undefined> {
  const row = await db.selectFrom('exchange.witnessed').where('origin', '=', origin).selectAll().executeTakeFirst()
  return row && { ...readCheckpoint(textOf(row.note)), note: row.note, at: row.at }
}

/** In one transaction, one at a time for each log, so that no race can turn a log back. What it finds is kept, also when it refuses. */
async function judge(
  context: Post,
  office: Office,
  { old, proof, note, claimed, state }: AddCheckpoint & { state: string },
): Promise<Witnessed | { readonly problem: Error }> {
  const { db, now } = context
  const { origin, size } = claimed
  await sql`select pg_advisory_xact_lock(7381405, hashtext(${origin}))`.execute(db)
  const held = await findHeld(context, origin)
  const before = held ?? { size: 0, root: emptyRoot }
  if (held && size === held.size && !claimed.root.equals(held.root)) {
    await recordBreach(context, { origin, state, found: 'forked', held: held.note, shown: note })
    return { problem: forkedLog(origin, size) }
  }
  if (old !== before.size) return { size: before.size }
  if (old === 0 && proof.length > 0) return { problem: malformedRequest() }
  if (!isConsistent(before, claimed, proof)) return { problem: notConsistent(origin, before.size) }
  const row = { origin, state, size: String(size), note, at: now }
  await db
    .insertInto('exchange.witnessed')
    .values(row)
    .onConflict((conflict) => conflict.column('origin').doUpdateSet(row))
    .execute()
  return { line: cosign(textOf(note), { name: witnessOf(context.state), privateKey: office.signer.key }, now) }
}
