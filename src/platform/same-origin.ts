import type { MiddlewareHandler } from 'hono'
import { Problem } from './problem.ts'

/**
 * Nothing under /api answers a page of another site. Cookies are SameSite=Strict already; this is the second lock.
 * A request without these headers comes from no browser page (a command line, an older program).
 */
export const sameOrigin =
  (own: string): MiddlewareHandler =>
  async (c, next) => {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const isOwn = origin === undefined || origin === own || origin === new URL(c.req.url).origin
    if (!isOwn || (site !== undefined && site !== 'same-origin' && site !== 'none'))
      throw new Problem('another-origin', 403)
    await next()
  }
