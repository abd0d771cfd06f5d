import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { digestOfFile } from '../attachments/keep-attachment.ts'
import { openStream } from '../attachments/seal-stream.ts'
import { officeOf, type Office } from '../office.ts'
import { parseStrictly, verifyText } from '../signed.ts'
import type { ExchangeHost } from '../tables.ts'
import { Cover, openCover, Seal } from './cover.ts'
import { EntryReader, type EntryHead } from './entries.ts'

/** Why a file was not taken in, in a sentence for the operator. */
export class WrongFile extends Error {
  override name = 'WrongFile'
}

/** A pouch that was read to its end and is whole and genuine. */
export interface Pouch {
  readonly cover: Cover
  readonly seal: Seal
  /** Of the whole file: its fingerprint. */
  readonly digest: string
  readonly secret: Buffer
  /** Where the first line ends. */
  readonly start: number
}

const longestCover = 2000
type Visit = (head: EntryHead, stream: AsyncIterable<Buffer>) => Promise<void>

/** Reads the whole file and believes nothing of it before its end. Throws a `WrongFile`. */
export async function openPouch(host: ExchangeHost, path: string): Promise<Pouch> {
  const { cover, start } = await readCover(path)
  const office = await officeOf(host)
  const secret = await secretOf(host, office, cover)
  let seal: Seal
  try {
    seal = await proveWhole(office, { path, cover, secret, start, now: host.clock() })
  } catch (error) {
    if (error instanceof WrongFile) throw error
    throw new WrongFile('The file is cut off, or was altered. Ask for it again.')
  }
  return { cover, seal, secret, start, digest: await digestOfFile(path) }
}

/** Visits every entry before the seal; what a visit leaves unread is passed over. */
export async function readPouch(
  path: string,
  { secret, start }: Pick<Pouch, 'secret' | 'start'>,
  visit: Visit,
): Promise<{ entries: number; digest: string; seal: string }> {
  const reader = new EntryReader(openStream(secret, createReadStream(path, { start })))
  for (let entries = 0; ; entries++) {
    const digest = reader.digest()
    const head = await reader.head()
    if (!head) throw new Error('no seal')
    const stream = reader.bytes(head.bytes)
    if (head.kind !== 'seal') {
      await visit(head, stream)
      for await (const _ of stream);
      continue
    }
    const seal = Buffer.concat(await Array.fromAsync(stream)).toString('latin1')
    if ((await reader.head()) !== undefined) throw new Error('something stands behind the seal')
    return { entries, digest, seal }
  }
}

async function readCover(path: string): Promise<{ cover: Cover; start: number }> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new WrongFile(`The file cannot be read (${error.code}).`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestCover), 0, longestCover, 0)
    const end = buffer.subarray(0, bytesRead).indexOf(0x0a)
    return { cover: Cover.parse(parseStrictly(buffer.subarray(0, Math.max(0, end)))), start: end + 1 }
  } catch {
    throw new WrongFile('This is not a file of the exchange.')
  } finally {
    await file.close()
  }
}

async function secretOf(host: ExchangeHost, { own, memberOn }: Office, cover: Cover): Promise<Buffer> {
  const { from, to, key } = cover
  if (to !== host.state || from === host.state)
    throw new WrongFile(`The file is from ${from} and for ${to}. This is the node of ${host.state}.`)
  if (!memberOn(from, host.clock())) throw new WrongFile(`${from} is not a member of the exchange today.`)
  const sealing = own.seal.get(key)
  if (!sealing) throw new WrongFile(`The file is sealed to the key ${key}, which this node does not hold.`)
  const secret = await openCover(cover, sealing)
  if (!secret) throw new WrongFile('The first line of the file was altered. Ask for it again.')
  return secret
}

async function proveWhole(
  { directory }: Office,
  { path, cover, secret, start, now }: Pick<Pouch, 'cover' | 'secret' | 'start'> & { path: string; now: Date },
): Promise<Seal> {
  const { entries, digest, seal: text } = await readPouch(path, { secret, start }, async () => undefined)
  const { keys } = directory.members.get(cover.from)!
  const verdict = verifyText('pouch', text, { keys, now })
  const { data: seal } = Seal.safeParse(verdict.ok ? verdict.value : undefined)
  if (!seal) throw new WrongFile(`The file is not signed by ${cover.from}.`)
  const same = (['from', 'to', 'at'] as const).every((field) => seal[field] === cover[field])
  if (!same || seal.entries !== entries || seal.digest !== digest) throw new Error('the seal is of another file')
  return seal
}
