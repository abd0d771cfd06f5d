import { createReadStream } from 'node:fs'
import { inSystem } from '../../platform/in-system.ts'
import { getDataKey, openText } from '../../platform/seal.ts'
import { begun } from '../../platform/stream-body.ts'
import { noSuchMessage } from '../problems.ts'
import type { ExchangeHost } from '../tables.ts'
import { AttachmentKeys } from './attachment-keys.ts'
import { incoming } from './keep-attachment.ts'
import { openStream } from './seal-stream.ts'

/**
 * The n-th attachment of a message that came, from 0, opened as it is read. Whether the reader may see it, the calling slice has
 * decided. Throws `exchange/no-such-message` where there is none, or not all of it has come.
 */
export async function openAttachment(
  host: ExchangeHost,
  { message, nth }: { message: string; nth: number },
): Promise<{ type: string; name: string | undefined; stream: AsyncIterable<Buffer> }> {
  const { row, keys } = await inSystem(host, async ({ db, vault }) => {
    const row = await db
      .selectFrom('exchange.attachment as attachment')
      .innerJoin('exchange.message as message', 'message.id', 'attachment.message')
      .innerJoin('exchange.payload as payload', 'payload.message', 'message.id')
      .innerJoin('exchange.thread as thread', (join) =>
        join
          .onRef('thread.partner', '=', 'message.partner')
          .onRef('thread.thread', '=', 'message.thread')
          .onRef('thread.direction', '=', 'message.direction'),
      )
      .where('message.id', '=', message)
      .where('message.direction', '=', 'in')
      .where('attachment.nth', '=', nth)
      .where('attachment.whole_at', 'is not', null)
      .select(['attachment.digest', 'attachment.type', 'sealed', 'data_key'])
      .executeTakeFirst()
    if (!row) throw noSuchMessage(message)
    const payload = openText(await getDataKey(db, vault, row.data_key), message, row.sealed)
    return { row, keys: AttachmentKeys.parse((JSON.parse(payload) as { attachments: unknown }).attachments) }
  })
  const path = incoming(host, { message, digest: row.digest })
  const { key, name } = keys[nth]!
  const sealed = begun<Buffer>(() => createReadStream(path))
  return { type: row.type, name, stream: openStream(Buffer.from(key, 'base64url'), sealed) }
}
