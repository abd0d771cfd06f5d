import { sql } from 'kysely'
import { inSystem } from '../../platform/in-system.ts'
import type { SystemContext } from '../../platform/handle.ts'
import { openText } from '../../platform/seal.ts'
import { applyMessage, Objection } from '../apply-message.ts'
import { markAnswered } from '../mark-answered.ts'
import { openOffice } from '../office.ts'
import { bodyIn } from '../open-envelope.ts'
import { Envelope, Receipt } from '../protocol.ts'
import { unlessForgotten } from '../recover/had-forgotten.ts'
import { replayWaiting, someWait } from '../recover/replay-waiting.ts'
import { signFor } from '../sign-for.ts'
import { signText } from '../signed.ts'
import type { ExchangeHost, ExchangeTables } from '../tables.ts'
import { payloadOf } from '../take-receipt.ts'
import { holdThread } from '../threads.ts'

type Post = SystemContext<ExchangeTables>

/**
 * Applies a message that was held back for its attachments, now that all are whole, and gives its receipt; `undefined`
 * while one is missing. With an `objection` it is refused instead, whatever is there.
 */
export async function settleHeld(host: ExchangeHost, message: string, objection?: string): Promise<string | undefined> {
  try {
    const settle = () => inSystem(host, (context) => settleIn(host, context, { message, objection }))
    const of = objection === undefined ? await threadOf(host, message) : undefined
    const receipt = of ? await unlessForgotten(host, of, settle) : await settle()
    if (of && someWait(host)) await replayWaiting(host, { thread: of.thread })
    return receipt
  } catch (error) {
    if (!(error instanceof Objection)) throw error
    return inSystem(host, (context) => settleIn(host, context, { message, objection: error.code }))
  }
}

const threadOf = (host: ExchangeHost, message: string) =>
  host.system.kysely
    .selectFrom('exchange.message')
    .where('id', '=', message)
    .select(['partner', 'thread'])
    .executeTakeFirst()

/** The same in a transaction that is open already. */
export async function settleIn(
  host: ExchangeHost,
  context: Post,
  { message, objection }: { message: string; objection: string | undefined },
): Promise<string | undefined> {
  const held = await findHeld(context, message)
  if (held?.state !== 'received') return held?.receipt ?? undefined
  if (objection === undefined && held.missing > 0) return undefined
  const envelope = Envelope.parse(payloadOf(held.envelope))
  const head = await holdThread(context, { partner: envelope.from, thread: envelope.thread, direction: 'in' })
  if (objection === undefined) {
    const payload = openText(head.dataKey, message, held.sealed)
    await applyMessage(host, context, { envelope, ...bodyIn(Buffer.from(payload))! })
    await markAnswered(context, envelope)
  }
  return sign(context, envelope, { held, objection })
}

type Held = NonNullable<Awaited<ReturnType<typeof findHeld>>>

/** The receipt, the message with its state, the head of the thread, the line in the ledger. */
async function sign(
  context: Post,
  envelope: Envelope,
  { held, objection }: { held: Held; objection: string | undefined },
): Promise<string> {
  const { db, now } = context
  const { id: message } = envelope
  const step = objection === undefined ? 'delivered' : 'refused'
  const code = objection ?? null
  const said: Receipt = {
    ...Receipt.parse(payloadOf(held.received)),
    step,
    ...(code !== null && { code }),
    at: now.toISOString(),
  }
  const receipt = signText('receipt', said, (await openOffice(context)).signer)
  await sql`
    with moved as (update exchange.message set state = ${step}, code = ${code} where id = ${message}),
    ${signFor(context, { envelope, receipt, code: objection, head: { seq: envelope.seq, digest: held.digest }, receivedAt: now })}`.execute(
    db,
  )
  return receipt
}

async function findHeld({ db }: Post, message: string) {
  const { rows } = await sql<{
    state: string
    digest: string
    envelope: string
    sealed: Buffer
    received: string
    receipt: string | null
    missing: number
  }>`
    select message.state, message.digest, message.envelope, payload.sealed, received.receipt as received,
           given.receipt as receipt,
           (select count(*)::int from exchange.attachment where attachment.message = message.id and whole_at is null) as missing
      from exchange.message
      join exchange.payload on payload.message = message.id
      join exchange.receipt received on received.message = message.id and received.step = 'received'
      left join exchange.receipt given on given.message = message.id and given.step in ('delivered', 'refused')
     where message.id = ${message} and direction = 'in' for update of message`.execute(db)
  return rows[0]
}
