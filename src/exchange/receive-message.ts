import { sql } from 'kysely'
import type { SystemContext } from '../platform/handle.ts'
import { brokenConstraint } from '../platform/db.ts'
import { inSystem } from '../platform/in-system.ts'
import { sealText } from '../platform/seal.ts'
import { holdMessage } from './attachments/hold-message.ts'
import { settleIn } from './attachments/settle-held.ts'
import { applyMessage, Objection } from './apply-message.ts'
import { markAnswered } from './mark-answered.ts'
import { officeOf, type Office } from './office.ts'
import { openEnvelope, type Opened } from './open-envelope.ts'
import { receiptAsGood } from './receipt-as-good.ts'
import { refuse } from './problems.ts'
import type { Receipt } from './protocol.ts'
import { unlessForgotten } from './recover/had-forgotten.ts'
import { standsAt } from './recover/history.ts'
import { replayWaiting, someWait } from './recover/replay-waiting.ts'
import { endLife, mustHaveStoodAt } from './recover/take-rejoin.ts'
import { signFor } from './sign-for.ts'
import { signText } from './signed.ts'
import type { ExchangeHost, ExchangeTables } from './tables.ts'
import { holdThread, type Head } from './threads.ts'

/** What an inbound text came to: the receipt that stands for it, the same bytes however often it is asked for. */
export interface Taken {
  readonly receipt: string
  readonly from: string
}

type Post = SystemContext<ExchangeTables>

/**
 * Checks, stores and applies one message in one transaction, and gives its signed receipt. A text that is not to be
 * trusted, or that comes out of its turn, throws a Problem with a code of EXCHANGE.md and has no effect.
 */
export async function receiveMessage(host: ExchangeHost, bytes: Uint8Array): Promise<Taken> {
  const receivedAt = host.clock()
  const office = await officeOf(host)
  const opened = await openEnvelope({ office, state: host.state, now: receivedAt }, bytes)
  const receipt = await inOneTransaction(host, { office, opened, receivedAt })
  return { receipt, from: opened.envelope.from }
}

interface Arrival {
  readonly office: Office
  readonly opened: Opened
  readonly receivedAt: Date
}

/** One statement writes both, in an order of its own. */
const standsAlready: ReadonlySet<string> = new Set(['message_pkey', 'receipt_pkey'])

/** An objection of the slice undoes all that it did; a second transaction then signs for the refusal alone. */
async function inOneTransaction(host: ExchangeHost, arrival: Arrival): Promise<string> {
  try {
    const { from, thread } = arrival.opened.envelope
    const of = { partner: from, thread }
    const receipt = await unlessForgotten(host, of, () => inSystem(host, (context) => take(host, context, arrival)))
    if (someWait(host)) await replayWaiting(host, { thread })
    return receipt
  } catch (error) {
    if (standsAlready.has(brokenConstraint(error) ?? '')) return seenBefore(host, arrival)
    if (!(error instanceof Objection)) throw error
    const opened = { ...arrival.opened, objection: error.code }
    return inSystem(host, (context) => take(host, context, { ...arrival, opened }))
  }
}

/** It fits behind the head and stands here already: of an earlier life of its thread, or over other content. */
async function seenBefore(host: ExchangeHost, { office, opened, receivedAt }: Arrival): Promise<string> {
  const { id, from } = opened.envelope
  const before = await inSystem(host, (context) => findReceipt(context, opened))
  if (before === undefined) throw refuse('forked', { id, from })
  return receiptAsGood(office, before, { state: host.state, now: receivedAt })
}

async function take(host: ExchangeHost, context: Post, { office, opened, receivedAt }: Arrival): Promise<string> {
  const { from, thread, seq, prev, voids, rejoins, attachments, causes } = opened.envelope
  const head = await holdThread(context, { partner: from, thread, direction: 'in' })
  const isNext = seq === head.seq + 1 && prev === head.digest
  const before = isNext ? undefined : await findReceipt(context, opened)
  const asGood = (text: string) => receiptAsGood(office, text, { state: host.state, now: receivedAt })
  if (before) return asGood(before)
  const held = attachments || voids ? await findHeld(host, context, opened) : undefined
  if (held) return asGood(held)
  if (!isNext) await unlessGivenUp(context, opened, head)
  inItsTurn(head, opened)
  if (rejoins) await mustHaveStoodAt(context, opened)
  const code = opened.objection
  if (code === undefined && attachments) return holdMessage(context, { opened, head, office, receivedAt })
  if (code === undefined && !voids && !rejoins) await applyMessage(host, context, opened)
  const receipt = signText('receipt', receiptFor(opened, { code, receivedAt, at: host.clock() }), office.signer)
  await store(context, { opened, head, receipt, code, receivedAt })
  if (rejoins) await endLife(context, opened.envelope)
  if (causes.length > 0 && code === undefined) await markAnswered(context, opened.envelope)
  return receipt
}

/**
 * The receipt given when this message came before, or when the message came whose place this one would take. The same
 * id over other content is no duplicate but an incident.
 */
async function findReceipt({ db }: Post, { envelope, digest }: Opened): Promise<string | undefined> {
  const { id, from, voids } = envelope
  const { rows } = await sql<Before>`
    select message.id, message.digest, message.partner, message.direction, receipt.receipt
      from exchange.message
      left join exchange.receipt on receipt.message = message.id and receipt.step in ('delivered', 'refused')
     where message.id in (${id}, ${voids?.id ?? id})`.execute(db)
  const before = rows.find((row) => row.id === id) ?? rows[0]
  if (!before) return undefined
  const meant = before.id === id ? digest : voids!.digest
  const same = before.digest === meant && before.partner === from && before.direction === 'in'
  if (!same || before.receipt === null) throw refuse('forked', { id, from })
  return before.receipt
}

/**
 * A message that waits here for its attachments and comes again gets the receipt it got; one whose place would be taken
 * is refused in that place instead, since its envelope stands here already.
 */
async function findHeld(host: ExchangeHost, context: Post, { envelope, digest }: Opened): Promise<string | undefined> {
  const { id, from, voids } = envelope
  const row = await context.db
    .selectFrom('exchange.message')
    .innerJoin('exchange.receipt as receipt', 'receipt.message', 'exchange.message.id')
    .where('exchange.message.id', '=', voids?.id ?? id)
    .where('partner', '=', from)
    .where('direction', '=', 'in')
    .where('exchange.message.state', '=', 'received')
    .where('receipt.step', '=', 'received')
    .select(['exchange.message.digest', 'receipt.receipt'])
    .executeTakeFirst()
  if (!row) return undefined
  if (row.digest !== (voids?.digest ?? digest)) throw refuse('forked', { id, from })
  const objection = voids && 'exchange/given-up'
  return (await settleIn(host, context, { message: voids?.id ?? id, objection })) ?? row.receipt
}

interface Before {
  id: string
  digest: string
  partner: string
  direction: string
  receipt: string | null
}

/** A copy of a message whose place its sender gave up comes late, or a place is given up that was taken by then. */
async function unlessGivenUp({ db }: Post, { envelope: { id, from, thread } }: Opened, head: Head): Promise<void> {
  const place = await db
    .selectFrom('exchange.message')
    .where('partner', '=', from)
    .where('thread', '=', thread)
    .where('direction', '=', 'in')
    .where('voids', '=', id)
    .select('id')
    .executeTakeFirst()
  if (place) throw refuse('place-given-up', { id, ...standing(head) })
}

/** What the sender needs to bring two pasts together. */
const standing = ({ seq, digest }: Head) => ({ expected: seq + 1, head: digest })

function inItsTurn(head: Head, { envelope: { id, from, seq, prev } }: Opened): void {
  if (seq > head.seq + 1) throw refuse('out-of-order', { id, ...standing(head) })
  if (seq <= head.seq) throw refuse('replayed', { id, from, seq, ...standing(head) })
  if (prev !== head.digest) throw refuse('broken-chain', { id, from, seq, ...standing(head) })
}

interface Outcome {
  readonly code: string | undefined
  readonly receivedAt: Date
}

function receiptFor(
  { envelope: { id, from, to }, digest }: Opened,
  { code, receivedAt, at }: Outcome & { at: Date },
): Receipt {
  return {
    suar: 1,
    from: to,
    to: from,
    message: id,
    digest,
    step: code === undefined ? 'delivered' : 'refused',
    ...(code !== undefined && { code }),
    receivedAt: receivedAt.toISOString(),
    at: at.toISOString(),
  }
}

/** One statement: the message, the sealed body, the receipt, their lines for the transparency log, the head of the thread, the line in the ledger. */
async function store(
  context: Post,
  { opened, head, receipt, code, receivedAt }: Outcome & { opened: Opened; head: Head; receipt: string },
): Promise<void> {
  const { envelope, text, digest, payload } = opened
  const { id, from, thread, seq, type, issuedAt, expiresAt, voids } = envelope
  const sealed = sealText(head.dataKey, id, payload)
  await sql`
    with logged as (
      insert into exchange.message
        (id, direction, partner, thread, seq, type, digest, envelope, state, code, issued_at, expires_at, sent_at, voids)
      values (${id}, 'in', ${from}, ${thread}, ${seq}, ${type}, ${digest}, ${text},
              ${code === undefined ? 'delivered' : 'refused'}, ${code ?? null}, ${issuedAt}, ${expiresAt}, ${issuedAt},
              ${voids?.id ?? null})
      returning id, digest),
    for_the_log as (insert into exchange.log_pending (kind, digest) select 'envelope', digest from logged),
    kept as (insert into exchange.payload (message, sealed) select id, ${sealed}::bytea from logged),
    ${signFor(context, { envelope, receipt, code, head: standsAt({ id, digest, envelope }), receivedAt })}`.execute(
    context.db,
  )
}
