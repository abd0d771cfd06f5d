import { readdir, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { sql } from 'kysely'
import { MessageId } from '../contract.ts'
import type { ExchangeHost } from '../tables.ts'
import { outgoing, placeOf } from './keep-attachment.ts'

/** So long a partner that was restored from a backup can still be sent a file again, and a draft waits for its message. */
const month = 30 * 24 * 3600_000

/**
 * Throws away sealed files that nobody needs any more: those that went out with a message answered a month ago, those
 * kept a month ago for a message that was never sent, and what came with a message that was refused. A file that came
 * with a message that was applied stays.
 */
export async function sweepFiles(host: ExchangeHost): Promise<void> {
  const limit = new Date(host.clock().getTime() - month)
  const old = await olderThan(limit, host)
  const needed = new Set(await neededOf(host, { digests: old, limit }))
  for (const name of old) if (!needed.has(name)) await rm(outgoing(host, name), { force: true })
  const messages = await namesIn(dirname(placeOf(host, 'message')))
  for (const message of await refusedOf(host, messages))
    await rm(placeOf(host, message), { recursive: true, force: true })
}

/** The folder is there from the first file on. */
const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return []
  })

async function olderThan(limit: Date, host: ExchangeHost): Promise<string[]> {
  const old: string[] = []
  for (const name of await namesIn(dirname(outgoing(host, 'digest'))))
    if ((await stat(outgoing(host, name))).mtime < limit) old.push(name)
  return old
}

/** Those that still wait for a partner, or were answered after `limit`. */
async function neededOf(
  { system }: ExchangeHost,
  { digests, limit }: { digests: readonly string[]; limit: Date },
): Promise<string[]> {
  const { rows } = await sql<{ digest: string }>`
    select distinct attachment.digest from exchange.attachment join exchange.message on message.id = attachment.message
     where direction = 'out' and attachment.digest = any(${[...digests]}::text[])
       and (exists (select from exchange.outbound where outbound.message = message.id and step is null)
         or exists (select from exchange.receipt where receipt.message = message.id and at > ${limit}))`.execute(
    system.kysely,
  )
  return rows.map(({ digest }) => digest)
}

async function refusedOf({ system }: ExchangeHost, messages: readonly string[]): Promise<string[]> {
  const ids = messages.filter((name) => MessageId.safeParse(name).success)
  const { rows } = await sql<{ id: string }>`
    select id from exchange.message
     where id = any(${ids}::uuid[]) and direction = 'in' and state = 'refused'`.execute(system.kysely)
  return rows.map(({ id }) => id)
}
