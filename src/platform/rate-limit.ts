import type { MiddlewareHandler } from 'hono'
import { Problem } from './problem.ts'
import { addressOf, networkOf } from './visitor-address.ts'

/** A bucket of tokens: `burst` at once, then `perSecond` for ever. */
export interface Limit {
  readonly burst: number
  readonly perSecond: number
}

/** Far above what a person at a desk can do; a program that runs away is slowed. */
const session: Limit = { burst: 300, perSecond: 30 }
/** Sign-in and what is like it, by address, or the half of an IPv6 address that one household holds: a ministry behind one address still gets in at nine in the morning. */
const stranger: Limit = { burst: 120, perSecond: 2 }

const doors = /^\/api\/(auth\/|access\/(open|accept)-invitation)/
const remembered = 20_000

/** Counts tokens; the longest unused bucket is forgotten first, which can only be kind. */
export function createBuckets({ burst, perSecond }: Limit, now: () => number = () => performance.now() / 1000) {
  const buckets = new Map<string, { tokens: number; at: number }>()
  /** Takes one token; else tells in how many seconds there is one. */
  return (key: string): number => {
    const time = now()
    const before = buckets.get(key) ?? { tokens: burst, at: time }
    const tokens = Math.min(burst, before.tokens + (time - before.at) * perSecond)
    buckets.delete(key)
    buckets.set(key, { tokens: Math.max(0, tokens >= 1 ? tokens - 1 : tokens), at: time })
    if (buckets.size > remembered) buckets.delete(buckets.keys().next().value!)
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond)
  }
}

/**
 * Limits the API, never the portal: a report is refused to nobody because others came from the same address.
 * 429 `too-many-requests` with Retry-After. A request that came over no socket is our own.
 */
export function rateLimit(): MiddlewareHandler {
  const [bySession, byNetwork] = [createBuckets(session), createBuckets(stranger)]
  return async (c, next) => {
    const address = addressOf(c.env)
    if (address === undefined) return next()
    const cookie = c.req.header('cookie')
    const byDoor = doors.test(c.req.path) && c.req.method !== 'GET'
    const wait = byDoor || !cookie ? byNetwork(networkOf(address)) : bySession(cookie)
    if (wait > 0) throw new Problem('too-many-requests', 429, { retryAfter: wait })
    return next()
  }
}
