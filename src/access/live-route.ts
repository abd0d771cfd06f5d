import { Hono } from 'hono'
import { streamSSE, type SSEStreamingApi } from 'hono/streaming'
import type { Host } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { Ear, type News } from './live.ts'
import type { AccessTables } from './tables.ts'

/** A silent line is cut by proxies after a minute; a dead one is noticed within this time. */
const heartbeat = 20_000
/** A reader so slow gets cut off; she reads anew when she comes back. */
const mostWaiting = 1000

const ears = new WeakMap<Host<AccessTables>, Ear>()
export function earOf(host: Host<AccessTables>) {
  const known = ears.get(host) ?? new Ear(host.system.pool)
  ears.set(host, known)
  return known
}

/**
 * GET /api/live: `data: {"kind": "notice", "id": …}` as it happens; `{"kind":"resync"}` means look at everything again.
 * Ids are counted for the browser's own reconnect; nothing is kept for the absent, so a reconnect begins with `resync`.
 */
export function liveRoute(host: Host<AccessTables>): Hono {
  const app = new Hono()
  app.get('/api/live', async (c) => {
    const officer = await host.whoIs(c.req.raw)
    if (!officer) throw new Problem('not-signed-in', 401)
    if (!officer.may.has('access.self')) throw new Problem('not-yours-to-do', 403, { needs: 'access.self' })
    const isBack = c.req.header('last-event-id') !== undefined
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const line = queue()
      if (isBack) line.push({ kind: 'resync' })
      const rise = await earOf(host).sit({ officer, hear: (news) => line.push(news), end: () => line.end() })
      stream.onAbort(() => line.end())
      c.req.raw.signal.addEventListener('abort', () => line.end())
      try {
        await pour(stream, line, async () => (await host.whoIs(c.req.raw))?.may.has('access.self') === true)
      } finally {
        await rise()
      }
    })
  })
  return app
}

async function pour(stream: SSEStreamingApi, line: ReturnType<typeof queue>, mayStay: () => Promise<boolean>) {
  let count = 0
  await stream.writeSSE({ event: 'open', data: '{}', id: '0', retry: 2000 })
  while (!stream.aborted) {
    const news = await line.next(heartbeat)
    if (news === 'end') return
    if (news === 'silence') {
      if (!(await mayStay())) return
      await stream.write(': \n\n')
    } else await stream.writeSSE({ data: JSON.stringify(news), id: String(++count) })
  }
}

/** What waits to be sent on one stream. */
function queue() {
  const waiting: News[] = []
  let ended = false
  let wake: (() => void) | undefined
  const end = () => {
    ended = true
    wake?.()
  }
  return {
    push(news: News) {
      if (waiting.length >= mostWaiting) return end()
      waiting.push(news)
      wake?.()
    },
    end,
    async next(patience: number): Promise<News | 'silence' | 'end'> {
      if (!ended && waiting.length === 0) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, patience)
        })
        clearTimeout(timer)
        wake = undefined
      }
      return ended ? 'end' : (waiting.shift() ?? 'silence')
    },
  }
}
