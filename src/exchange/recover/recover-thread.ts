import { sql } from 'kysely'
import { inSystem } from '../../platform/in-system.ts'
import { appendToLedger } from '../../platform/ledger.ts'
import type { SystemContext } from '../../platform/handle.ts'
import type { KnownMember } from '../directory.ts'
import { officeOf } from '../office.ts'
import type { Place } from '../protocol.ts'
import type { ExchangeHost, ExchangeTables } from '../tables.ts'
import { holdThread, type Head } from '../threads.ts'
import { markUnsent } from '../wake.ts'
import { askTaken, fetchBack, type GivenBack } from './fetch-history.ts'
import { keepBack } from './keep-back.ts'
import { planFor, textOf, walk, type Plan, type Text } from './history.ts'
import { noteRestored } from './note-restored.ts'
import { replayWaiting } from './replay-waiting.ts'
import { putInOrder, sendAgain } from './send-again.ts'
import { writeRejoin } from './write-rejoin.ts'

type Post = SystemContext<ExchangeTables>

interface Thread {
  readonly partner: string
  readonly thread: string
}

/**
 * Lays what a partner took from us in a thread beside what we hold of it, and brings the two together: what we forgot
 * (this node was restored from a backup) is fetched back with its receipts, and what we wrote since goes on behind it.
 * True when something has changed, so that trying again makes sense.
 */
export async function recoverThread(host: ExchangeHost, of: Thread): Promise<boolean> {
  const member = (await officeOf(host)).directory.members.get(of.partner)
  if (!member) return false
  const listed = await askTaken(host, member, of.thread)
  const missing = await unknownOf(host, listed)
  const back: GivenBack[] = []
  for (const each of missing) back.push(await fetchBack(host, member, { ...each, thread: of.thread }))
  const plan = await inSystem(host, (context) => join(context, { of, member, listed, back }))
  if (back.length > 0 || plan === 'rejoin')
    host.log('exchange.thread-recovered', { with: of.partner, thread: of.thread, fetched: back.length, plan })
  if (back.length > 0) await replayWaiting(host, { thread: of.thread })
  markUnsent(host.vault)
  return back.length > 0 || plan === 'rejoin' || plan === 'sent-again'
}

async function unknownOf(host: ExchangeHost, listed: readonly { id: string; digest: string }[]) {
  const { rows } = await sql<{ id: string; digest: string }>`
    select theirs.id, theirs.digest
      from unnest(${listed.map(({ id }) => id)}::uuid[], ${listed.map(({ digest }) => digest)}::text[])
           with ordinality as theirs (id, digest, nth)
     where not exists (select from exchange.message where message.id = theirs.id)
     order by nth`.execute(host.system.kysely)
  return rows
}

interface Found {
  readonly of: Thread
  readonly member: KnownMember
  readonly listed: readonly { readonly id: string }[]
  readonly back: readonly GivenBack[]
}

async function join(context: Post, found: Found): Promise<Plan['kind'] | 'sent-again'> {
  const { of, listed, back } = found
  const head = await holdThread(context, { ...of, direction: 'out' })
  const held = await readOurs(context, of)
  const known = new Map<string, Text>([...held, ...back].map((text) => [text.id, text]))
  const theirs = listed.map(({ id }) => known.get(id)).filter((text) => text !== undefined)
  const taken = new Set(theirs.map(({ id }) => id))
  const replaced = new Set(theirs.map(({ envelope }) => envelope.voids?.id))
  const ours = held.filter(({ id, voided }) => !taken.has(id) && !voided && !replaced.has(id))
  const plan = theirs.length === listed.length ? planFor(theirs, ours) : ({ kind: 'two-pasts' } as const)
  if (plan.kind === 'two-pasts') {
    await keepRecord(context, found, plan.kind)
    return plan.kind
  }
  await write(context, found, { theirs, ours, head, plan })
  if (back.length > 0 || plan.kind === 'rejoin') await keepRecord(context, found, plan.kind)
  const last = back.at(-1)
  // One that waits there for its files is on its way still.
  const isHeld = last?.receipts.every(({ step }) => step === 'received')
  const again = await sendAgain(context, of, isHeld ? last!.envelope.prev : walk(theirs)!.end.digest)
  return plan.kind === 'agree' && again ? 'sent-again' : plan.kind
}

interface Joining {
  readonly theirs: readonly Text[]
  readonly ours: readonly Text[]
  readonly head: Head
  readonly plan: Plan
}

/** The lives of what is theirs, what was forgotten, and the text behind it all that joins ours to it. */
async function write(context: Post, { of, member, back }: Found, { theirs, ours, head, plan }: Joining): Promise<void> {
  const { db } = context
  const lives = livesOf(theirs, ours, plan)
  await sql`
    update exchange.message set life = theirs.life
      from unnest(${theirs.map(({ id }) => id)}::uuid[], ${lives}::integer[]) as theirs (id, life)
     where message.id = theirs.id and message.life is distinct from theirs.life`.execute(db)
  for (const text of back) {
    await keepBack(context, { text, member, head, life: lives[theirs.findIndex(({ id }) => id === text.id)]! })
    if (text.envelope.voids) await putAside(context, text)
  }
  if (plan.kind === 'adopt') await moveHead(context, of, plan.head)
  if (plan.kind === 'rejoin')
    await writeRejoin(context, { of, head, plan, life: 1 + theirs.filter(({ envelope }) => envelope.rejoins).length })
  await putInOrder(db, of)
}

/** Null in the life that goes on; an earlier one has its number. */
function livesOf(theirs: readonly Text[], ours: readonly Text[], plan: Plan): (number | null)[] {
  const rejoins = (texts: readonly Text[]) => texts.filter(({ envelope }) => envelope.rejoins).length
  const last = 1 + rejoins(theirs) + rejoins(ours) + Number(plan.kind === 'rejoin')
  return walk(theirs)!.lives.map((life) => (life < last ? life : null))
}

async function readOurs({ db }: Post, { partner, thread }: Thread): Promise<(Text & { voided: boolean })[]> {
  const { rows } = await sql<{ envelope: string; voided: boolean }>`
    select envelope, voided_by is not null or (voids is not null and state = 'refused') as voided
      from exchange.message
     where direction = 'out' and partner = ${partner} and thread = ${thread}
     order by life nulls last, seq`.execute(db)
  return rows.map(({ envelope, voided }) => ({ ...textOf(envelope), voided }))
}

/** A place that we gave up and forgot to have given up. */
async function putAside({ db, now }: Post, { id, envelope: { voids } }: GivenBack): Promise<void> {
  await sql`
    with aside as (
      update exchange.outbound set dead_at = coalesce(dead_at, ${now}), thread = null, seq = null, code = ${voids!.code}
       where message = ${voids!.id} and step is null)
    update exchange.message set voided_by = ${id}, state = 'dead', code = ${voids!.code}
     where id = ${voids!.id} and state in ('queued', 'sent', 'received', 'dead')`.execute(db)
}

async function moveHead({ db }: Post, { partner, thread }: Thread, { seq, digest }: Place): Promise<void> {
  await db
    .updateTable('exchange.thread')
    .set({ seq, digest })
    .where('partner', '=', partner)
    .where('thread', '=', thread)
    .where('direction', '=', 'out')
    .execute()
}

/** What an operator reads, and a line in the ledger. */
async function keepRecord(context: Post, { of, back }: Found, found: Plan['kind']): Promise<void> {
  const { db, now } = context
  const { partner, thread } = of
  if (back.length > 0 && found !== 'two-pasts') await noteRestored(context)
  await db
    .insertInto('exchange.recovery')
    .values({ at: now, partner, thread, found, fetched: found === 'two-pasts' ? 0 : back.length })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await appendToLedger(context, {
    at: now,
    officer: null,
    action: found === 'two-pasts' ? 'exchange/incident' : 'exchange/recover-thread',
    subject: thread,
    detail: { partner, found, fetched: back.length },
  })
}
