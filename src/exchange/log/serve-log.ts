import { Hono } from 'hono'
import { tilesOf, tileWidth } from '../../platform/tree.ts'
import type { ExchangeHost } from '../tables.ts'
import { newestHead, withCosignatures } from './heads.ts'
import { logTree, originOf } from './names.ts'
import { notServed } from './problems.ts'
import { readTilePath, widthIn, type TilePath } from './tile-path.ts'

const whole = { 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' }
const checkpoint = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=10' }

/** The log in C2SP tlog-tiles form, for anybody, as far as its hourly head goes (decision 0018). */
export function logRoutes(host: ExchangeHost): Hono {
  const app = new Hono()
  app.get('/checkpoint', async (c) => {
    const head = await newestHead(host.system.pool)
    if (!head) throw notServed()
    return c.body(withCosignatures(head), 200, checkpoint)
  })
  app.get('/tile/:path{.+}', async (c) => {
    const path = readTilePath(c.req.param('path'))
    const head = path && (await newestHead(host.system.pool))
    if (!head || widthIn(path, head.size) < path.width) throw notServed()
    const bytes = path.entries ? await readEntries(host, path) : await readHashes(host, path)
    return c.body(new Uint8Array(bytes), 200, whole)
  })
  return app
}

async function readHashes({ system }: ExchangeHost, { level, index, width }: TilePath): Promise<Buffer> {
  return (await tilesOf(system.pool, logTree)({ level, index })).subarray(0, width * 32)
}

/** Each entry behind its length in two bytes. */
async function readEntries({ system, state }: ExchangeHost, { index, width }: TilePath): Promise<Buffer> {
  const { rows } = await system.pool.query<{ bundle: Buffer | null }>(
    `select string_agg(int2send(length(entry)::int2) || entry, ''::bytea order by index) as bundle
       from (select index, exchange.log_entry($1, kind, digest) as entry from exchange.log_leaf
              where index >= $2::bigint and index < $2::bigint + $3::int) as leaf`,
    [originOf(state), index * tileWidth, width],
  )
  return rows[0]?.bundle ?? Buffer.alloc(0)
}
