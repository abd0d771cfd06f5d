import type { MiddlewareHandler } from 'hono'

const desk = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** On every answer; a page may set a stricter policy of its own before this runs. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const set = (name: string, value: string) => {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
  set('content-security-policy', desk)
  set('referrer-policy', 'no-referrer')
  set('x-content-type-options', 'nosniff')
  set('x-frame-options', 'DENY')
  set('cross-origin-opener-policy', 'same-origin')
  set('cross-origin-resource-policy', 'same-origin')
  set('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()')
  set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  set('cache-control', 'no-store')
}
