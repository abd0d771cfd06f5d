import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import { streamBody } from '../../platform/stream-body.ts'
import { refuse } from '../problems.ts'
import type { ExchangeHost } from '../tables.ts'
import { haveOf, incoming, outgoing } from './keep-attachment.ts'
import { findAwaited, receivePart } from './receive-part.ts'

/** Which member asks; throws where it proves none. */
type Pass = (c: Context) => Promise<string>
const digestPath = '/exchange/v1/attachments/:digest{[A-Za-z0-9_-]{43}}'

/** Parts come in by PUT from who wrote the message, and go out by GET to whom it was written. */
export function attachmentRoutes(app: Hono, host: ExchangeHost, pass: Pass): void {
  app.put(digestPath, async (c) => {
    const partner = await pass(c)
    const offset = Number(c.req.header('upload-offset') ?? 'none')
    if (!Number.isSafeInteger(offset) || offset < 0) throw refuse('malformed')
    const stream = c.req.raw.body ?? Readable.from([])
    const receipt = await receivePart(host, { partner, digest: c.req.param('digest'), offset, stream })
    if (receipt === undefined) return c.body(null, 204)
    host.poke()
    return c.body(receipt, 200, { 'content-type': 'application/jose' })
  })
  app.get(`${digestPath}/have`, async (c) => {
    const partner = await pass(c)
    const digest = c.req.param('digest')
    const { message } = await findAwaited(host, { partner, digest })
    return c.json({ have: await haveOf(incoming(host, { message, digest })) })
  })
  app.get(digestPath, async (c) => {
    const partner = await pass(c)
    const digest = c.req.param('digest')
    const path = outgoing(host, digest)
    const size = await haveOf(path)
    const start = Number(/^bytes=(\d{1,15})-$/.exec(c.req.header('range') ?? 'bytes=0-')?.[1] ?? 'none')
    if (!(await isFor(host, { partner, digest })) || size === 0) throw refuse('no-such-attachment', { digest })
    if (!Number.isSafeInteger(start) || start > size) throw refuse('wrong-offset', { digest, offset: size })
    const range = { 'content-range': `bytes ${start}-${Math.max(start, size - 1)}/${size}` }
    const body = streamBody(() => (start === size ? Readable.from([]) : createReadStream(path, { start })))
    return c.body(body, 206, { 'content-type': 'application/octet-stream', ...range })
  })
}

async function isFor(host: ExchangeHost, { partner, digest }: { partner: string; digest: string }): Promise<boolean> {
  const { rows } = await host.system.pool.query(
    `select from exchange.attachment join exchange.message on id = message
      where partner = $1 and direction = 'out' and attachment.digest = $2`,
    [partner, digest],
  )
  return rows.length > 0
}
