import { mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { refuse } from '../problems.ts'
import type { ExchangeHost } from '../tables.ts'
import { digestOfFile, haveOf, incoming } from './keep-attachment.ts'
import { settleHeld } from './settle-held.ts'

/** Some bytes of an attachment of a message that waits for it, from `offset` on. */
export interface Part {
  readonly partner: string
  readonly digest: string
  readonly offset: number
  readonly stream: AsyncIterable<Uint8Array>
}

/** What arrives now; a second line for the same attachment would write over the first. */
const arriving = new Set<string>()

/** The attachment, where a message of this partner waits for it. Throws `exchange/no-such-attachment`. */
export async function findAwaited(host: ExchangeHost, { partner, digest }: Pick<Part, 'partner' | 'digest'>) {
  const row = await host.system.kysely
    .selectFrom('exchange.attachment as attachment')
    .innerJoin('exchange.message as message', 'message.id', 'attachment.message')
    .where('message.partner', '=', partner)
    .where('message.direction', '=', 'in')
    .where('message.state', '=', 'received')
    .where('attachment.digest', '=', digest)
    .orderBy(sql`whole_at is not null`)
    .orderBy('message.id')
    .select(['message.id', 'attachment.bytes', 'attachment.whole_at'])
    .executeTakeFirst()
  if (!row) throw refuse('no-such-attachment', { digest })
  return { message: row.id, bytes: Number(row.bytes), whole: row.whole_at !== null }
}

/**
 * Adds to what has come of an attachment, and keeps it also when the line breaks. When it is whole and its digest fits,
 * and nothing else is missing, the message is applied; gives its receipt then.
 */
export async function receivePart(host: ExchangeHost, part: Part): Promise<string | undefined> {
  const { message, bytes, whole } = await findAwaited(host, part)
  const path = incoming(host, { message, digest: part.digest })
  if (arriving.has(path)) throw refuse('attachment-busy', { digest: part.digest })
  arriving.add(path)
  try {
    if (!whole) await append(path, part, bytes)
    if (!whole && (await haveOf(path)) < bytes) return undefined
    if (!whole) await prove(host, path, { message, digest: part.digest })
  } finally {
    arriving.delete(path)
  }
  return settleHeld(host, message)
}

async function append(path: string, { digest, offset, stream }: Part, bytes: number): Promise<void> {
  let have = await haveOf(path)
  if (offset !== have) throw refuse('wrong-offset', { digest, offset: have })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    for await (const chunk of stream) {
      have += chunk.length
      if (have > bytes) break
      await file.write(chunk)
    }
    await file.datasync()
  } finally {
    await file.close()
  }
  if (have <= bytes) return
  await rm(path, { force: true })
  throw refuse('attachment-too-large', { digest, limit: bytes })
}

async function prove(
  host: ExchangeHost,
  path: string,
  { message, digest }: { message: string; digest: string },
): Promise<void> {
  if ((await digestOfFile(path)) !== digest) {
    await rm(path, { force: true })
    throw refuse('attachment-altered', { digest })
  }
  await host.system.kysely
    .updateTable('exchange.attachment')
    .set({ whole_at: host.clock() })
    .where('message', '=', message)
    .where('digest', '=', digest)
    .execute()
}
