import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ExchangeHost } from '../tables.ts'
import { attachmentTooLarge } from '../problems.ts'
import { sealStream } from './seal-stream.ts'

/** A file that lies ready to be sent with one message to one state. */
export interface Kept {
  /** Of the sealed bytes: their address. */
  readonly digest: string
  /** Length of the sealed bytes. */
  readonly bytes: number
  /** Its media type, such as `application/pdf`. */
  readonly type: string
  readonly name: string | undefined
  /** Opens it; travels in the sealed body. */
  readonly key: string
}

type Folder = Pick<ExchangeHost, 'folder'>

export const largestAttachment = 256 * 1024 * 1024

export const outgoing = ({ folder }: Folder, digest: string): string => join(folder, 'exchange', 'out', digest)
/** Each message that comes has a place of its own: what a partner sends with another never touches a file of this one. */
export const placeOf = ({ folder }: Folder, message: string): string => join(folder, 'exchange', 'in', message)
export const incoming = (host: Folder, { message, digest }: { message: string; digest: string }): string =>
  join(placeOf(host, message), digest)

/** How many bytes of it are there. */
export const haveOf = async (path: string): Promise<number> => (await stat(path).catch(() => undefined))?.size ?? 0

/**
 * Seals a file as it streams in, under a key made for it alone, and keeps it a month for `sendMessage`. A file for
 * two states is kept twice. Throws `exchange/attachment-too-large` beyond 256 MiB.
 */
export async function keepAttachment(
  host: Folder,
  source: AsyncIterable<Uint8Array>,
  { type, name }: { type: string; name?: string },
): Promise<Kept> {
  const key = randomBytes(32)
  const hash = createHash('sha256')
  const draft = outgoing(host, `draft-${randomBytes(9).toString('hex')}`)
  await mkdir(dirname(draft), { recursive: true, mode: 0o700 })
  const file = await open(draft, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const part of sealStream(key, upTo(source, largestAttachment))) {
      hash.update(part)
      bytes += part.length
      await file.write(part)
    }
    await file.datasync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await file.close()
  }
  const digest = hash.digest('base64url')
  await rename(draft, outgoing(host, digest))
  return { digest, bytes, type, name, key: key.toString('base64url') }
}

async function* upTo(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const part of source) {
    size += part.length
    if (size > limit) throw attachmentTooLarge(limit)
    yield part
  }
}

export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part as Buffer)
  return hash.digest('base64url')
}
