import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { haveOf, outgoing } from '../attachments/keep-attachment.ts'
import { sealStream } from '../attachments/seal-stream.ts'
import { officeOf, type Office } from '../office.ts'
import { receiptAsGood } from '../receipt-as-good.ts'
import { noSuchPartner } from '../problems.ts'
import { signText } from '../signed.ts'
import type { ExchangeHost } from '../tables.ts'
import { writeCover, type Seal } from './cover.ts'
import { entryHead } from './entries.ts'

/** What went into a pouch. */
export interface Packed {
  /** Of the whole file: its fingerprint. */
  readonly digest: string
  readonly messages: number
  readonly receipts: number
  readonly attachments: number
  /** Places in the queue of what did not fit, for the next file. */
  readonly rest: readonly string[]
}

interface Count {
  messages: number
  receipts: number
  attachments: number
  problems: number
}

interface Waiting {
  line: string
  message: string
  step: string | null
  bytes: string
}

/**
 * Writes one sealed file with all that waits for a partner. Nothing of it counts as sent before the partner's receipts
 * come back, so the same things go into every pouch, and over the line as well, until then. With `most` it ends before
 * the message that would make it longer; one that is longer by itself goes alone. Throws `exchange/no-such-partner`.
 */
export async function writePouch(
  host: ExchangeHost,
  { to, path, waiting, most = Infinity }: { to: string; path: string; waiting?: readonly string[]; most?: number },
): Promise<Packed> {
  const office = await officeOf(host)
  const now = host.clock()
  const sealTo = to === host.state ? undefined : office.memberOn(to, now)?.sealTo(now)
  if (!sealTo) throw noSuchPartner(to)
  const about = { from: host.state, to, at: now.toISOString() }
  const { line, secret } = await writeCover(about, sealTo)
  const count: Count = { messages: 0, receipts: 0, attachments: 0, problems: 0 }
  const lines: string[] = []
  const rest: string[] = []
  const all = waiting ?? (await waitingFor(host, to))
  const asGood = (text: string) => receiptAsGood(office, text, { state: host.state, now })
  const content = sealed(host, office, { about, count, lines, rest, all, most, asGood })
  const digest = await writeWhole(path, { line, content: sealStream(secret, content) })
  await sql`
    insert into exchange.pouch (digest, direction, partner, at, lines)
    values (${digest}, 'out', ${to}, ${now}, ${lines}::bigint[])`.execute(host.system.kysely)
  const { messages, receipts, attachments } = count
  return { digest, messages, receipts, attachments, rest }
}

/** Puts the file in its place once all of it is on the disk; gives its digest. */
async function writeWhole(
  path: string,
  { line, content }: { line: string; content: AsyncIterable<Uint8Array> },
): Promise<string> {
  const draft = `${path}.part`
  const hash = createHash('sha256')
  const file = await open(draft, 'w', 0o600)
  try {
    const write = async (bytes: Uint8Array) => {
      hash.update(bytes)
      await file.write(bytes)
    }
    await write(Buffer.from(line))
    for await (const part of content) await write(part)
    await file.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(draft, path)
  return hash.digest('base64url')
}

interface Packing {
  readonly about: Pick<Seal, 'from' | 'to' | 'at'>
  readonly count: Count
  /** Places in the queue of the receipts that were packed. */
  readonly lines: string[]
  readonly all: readonly string[]
  readonly most: number
  readonly rest: string[]
  readonly asGood: (receipt: string) => string
}

/** All entries, and the seal over them. */
async function* sealed(host: ExchangeHost, { signer }: Office, packing: Packing): AsyncGenerator<Uint8Array> {
  const { about, count } = packing
  const hash = createHash('sha256')
  for await (const part of entries(host, packing)) {
    hash.update(part)
    yield part
  }
  const { rows } = await sql<{ digest: string }>`
    select digest from exchange.pouch where direction = 'in' and partner = ${about.to} order by at desc limit 200`.execute(
    host.system.kysely,
  )
  const seal: Seal = {
    suar: 1,
    ...about,
    entries: count.messages + count.receipts + count.attachments + count.problems,
    digest: hash.digest('base64url'),
    took: rows.map(({ digest }) => digest),
  }
  const bytes = Buffer.from(signText('pouch', seal, signer))
  yield entryHead({ kind: 'seal', bytes: bytes.length })
  yield bytes
}

async function* entries(host: ExchangeHost, { about, count, lines, ...room }: Packing): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const { line, message, step, bytes: text } of inOrder(host, room.all)) {
    const bytes = Buffer.from(step === null ? text : room.asGood(text))
    const files = step === null ? await filesOf(host, message) : []
    const more = files.reduce((sum, file) => sum + file.size, bytes.length)
    if (room.rest.length > 0 || (size > 0 && size + more > room.most)) {
      room.rest.push(line)
      continue
    }
    size += more
    yield entryHead({ kind: step === null ? 'message' : 'receipt', bytes: bytes.length })
    yield bytes
    if (step === null) count.messages++
    else {
      count.receipts++
      lines.push(line)
      continue
    }
    for (const { digest, size: length } of files) {
      yield entryHead({ kind: 'attachment', bytes: length, digest })
      for await (const part of createReadStream(outgoing(host, digest))) yield part as Buffer
      count.attachments++
    }
  }
  const { rows } = await sql<{ problem: string }>`
    select problem from exchange.objection where partner = ${about.to} order by at`.execute(host.system.kysely)
  for (const { problem } of rows) {
    yield entryHead({ kind: 'problem', bytes: Buffer.byteLength(problem) })
    yield Buffer.from(problem)
    count.problems++
  }
}

/** The places in the queue of all that waits, in the order of each thread. */
async function waitingFor(host: ExchangeHost, partner: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select line from exchange.outbound where partner = ${partner} and not stopped and (step is not null or thread is not null)
     order by thread nulls first, seq, line`.execute(host.system.kysely)
  return rows.map(({ line }) => line)
}

/** A hundred at a time. */
async function* inOrder(host: ExchangeHost, all: readonly string[]): AsyncGenerator<Waiting> {
  for (let at = 0; at < all.length; at += 100) {
    const some = all.slice(at, at + 100)
    const { rows } = await sql<Waiting>`
      select waiting.line, waiting.message, waiting.step, coalesce(receipt.receipt, message.wire) as bytes
        from unnest(${some}::bigint[]) with ordinality as wanted (line, nth)
        join exchange.outbound waiting using (line)
        join exchange.message on message.id = waiting.message
        left join exchange.receipt on receipt.message = waiting.message and receipt.step = waiting.step
       order by wanted.nth`.execute(host.system.kysely)
    yield* rows
  }
}

/** The files of a message that are here, whole; without the others the recipient holds the message back. */
async function filesOf(host: ExchangeHost, message: string): Promise<{ digest: string; size: number }[]> {
  const rows = await host.system.kysely
    .selectFrom('exchange.attachment')
    .where('message', '=', message)
    .orderBy('nth')
    .select(['digest', 'bytes'])
    .execute()
  const found = []
  for (const { digest, bytes } of rows)
    if ((await haveOf(outgoing(host, digest))) === Number(bytes)) found.push({ digest, size: Number(bytes) })
  return found
}
