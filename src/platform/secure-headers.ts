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

const always: Readonly<Record<string, string>> = {
  'content-security-policy': desk,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'cache-control': 'no-store',
}

const secured = new WeakSet<Response>()

/** On every answer; a page may set a stricter policy of its own before this runs. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  if (secured.has(c.res)) return
  for (const [name, value] of Object.entries(always)) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
}

/** An answer made with these headers: the portal's pages are many, and setting them one by one costs more than the page. */
export function secureResponse(body: Buffer, status: number, headers: Readonly<Record<string, string>>): Response {
  const response = new Response(body as Uint8Array<ArrayBuffer>, { status, headers: { ...always, ...headers } })
  secured.add(response)
  return response
}
