import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { inSystem } from '../../platform/in-system.ts'
import { Problem } from '../../platform/problem.ts'
import { incoming } from '../attachments/keep-attachment.ts'
import { findAwaited, receivePart } from '../attachments/receive-part.ts'
import { takeProblem } from '../hear-objection.ts'
import { postReceipt } from '../mark-read.ts'
import { refuse } from '../problems.ts'
import { Receipt } from '../protocol.ts'
import { receiveMessage } from '../receive-message.ts'
import { signProblem } from '../say-problem.ts'
import type { ExchangeHost } from '../tables.ts'
import { payloadOf, takeReceipt } from '../take-receipt.ts'
import { markUnsent } from '../wake.ts'
import type { EntryHead } from './entries.ts'
import { openPouch, readPouch } from './open-pouch.ts'

/** What a pouch came to. */
export interface Unpacked {
  readonly from: string
  readonly digest: string
  readonly messages: number
  readonly receipts: number
  readonly refused: readonly string[]
  /** It was taken in before: nothing happens twice. */
  readonly before: boolean
}

/**
 * Takes in a pouch: first it is read to its end and proven whole, then each thing in it is taken as if it had come over
 * the line, once, however often the file is read. The receipts wait for the next pouch back. Throws a `WrongFile`.
 */
export async function takePouch(host: ExchangeHost, path: string): Promise<Unpacked> {
  const pouch = await openPouch(host, path)
  const { from, at } = pouch.cover
  const count = { messages: 0, receipts: 0, refused: [] as string[] }
  await readPouch(path, pouch, async (head, stream) => {
    const code = await takeEntry(host, { from, head, stream })
    if (code !== undefined) count.refused.push(code)
    else if (head.kind === 'message') count.messages++
    else if (head.kind === 'receipt') count.receipts++
  })
  await settlePouches(host, { from, took: pouch.seal.took })
  const { rows } = await sql`
    insert into exchange.pouch (digest, direction, partner, at, lines)
    values (${pouch.digest}, 'in', ${from}, ${at}, '{}') on conflict do nothing returning digest`.execute(
    host.system.kysely,
  )
  markUnsent(host.vault)
  return { from, digest: pouch.digest, before: rows.length === 0, ...count }
}

interface Entry {
  readonly from: string
  readonly head: EntryHead
  readonly stream: AsyncIterable<Buffer>
}

/** Gives the code of a thing that was not taken. One that is refused holds up none of the others. */
async function takeEntry(host: ExchangeHost, { from, head, stream }: Entry): Promise<string | undefined> {
  if (head.kind === 'attachment')
    return head.digest === undefined ? 'exchange/malformed' : takeFile(host, { from, digest: head.digest, stream })
  const bytes = Buffer.concat(await Array.fromAsync(stream))
  try {
    if (head.kind === 'message') await post(host, from, (await receiveMessage(host, bytes)).receipt)
    else if (head.kind === 'receipt') await takeReceipt(host, bytes.toString('latin1'))
    else await takeProblem(host, bytes.toString('latin1'))
    return undefined
  } catch (error) {
    const problem = error instanceof Problem ? error : refuse('try-later')
    host.log('refused', { action: 'exchange/pouch', code: problem.code, from })
    if (!(error instanceof Problem)) host.log('unforeseen', { error: String(error) })
    if (head.kind === 'message') await keepObjection(host, { from, bytes, problem })
    return problem.code
  }
}

async function takeFile(
  host: ExchangeHost,
  { from: partner, digest, stream }: { from: string; digest: string; stream: AsyncIterable<Buffer> },
): Promise<string | undefined> {
  try {
    const { message, whole } = await findAwaited(host, { partner, digest })
    // What came of it over the line before is in the file too.
    if (!whole) await rm(incoming(host, { message, digest }), { force: true })
    const receipt = await receivePart(host, { partner, digest, offset: 0, stream })
    if (receipt !== undefined) await post(host, partner, receipt)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // Its message was applied or refused before: the file is not awaited any more.
    return error.code === 'exchange/no-such-attachment' ? undefined : error.code
  }
}

/** The receipt goes into the queue, and so into the next pouch; `received` alone is no news. */
async function post(host: ExchangeHost, partner: string, receipt: string): Promise<void> {
  const { message, step } = Receipt.parse(payloadOf(receipt))
  if (step !== 'received') await inSystem(host, (context) => postReceipt(context, { message, step, partner }))
}

async function keepObjection(
  host: ExchangeHost,
  { from, bytes, problem }: { from: string; bytes: Buffer; problem: Problem },
): Promise<void> {
  const signed = await signProblem(host, problem, bytes)
  const { message } = payloadOf(signed ?? '') as { message?: string }
  if (signed && message)
    await sql`
      insert into exchange.objection (partner, message, problem, at) values (${from}, ${message}, ${signed}, ${host.clock()})
      on conflict (partner, message) do update set problem = excluded.problem, at = excluded.at`.execute(
      host.system.kysely,
    )
}

/** The partner has taken in pouches of ours: the receipts and problems in them have arrived. */
async function settlePouches(
  host: ExchangeHost,
  { from, took }: { from: string; took: readonly string[] },
): Promise<void> {
  await sql`
    with arrived as (
      select at, lines from exchange.pouch
       where direction = 'out' and partner = ${from} and digest = any(${[...took]}::text[])),
    told as (
      delete from exchange.objection where partner = ${from} and at <= (select max(at) from arrived))
    delete from exchange.outbound
     where partner = ${from} and step is not null and line in (select unnest(lines) from arrived)`.execute(
    host.system.kysely,
  )
}
