import { Hono } from 'hono'
import type { z } from 'zod'
import type { Host } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { readJson } from '../platform/read-json.ts'
import { addressOf } from '../platform/visitor-address.ts'
import { AcceptInvitation, acceptInvitation, OpenInvitation, readInvitation } from './accept-invitation.ts'
import type { Auth } from './auth.ts'
import { signIn } from './auth-routes.ts'
import type { AccessTables } from './tables.ts'

/** The two steps of a person who holds a one-time link and nothing else. */
export function invitationRoutes(host: Host<AccessTables>, auth: Auth): Hono {
  const app = new Hono()
  app.post('/api/access/open-invitation', async (c) => {
    const { token } = await parse(OpenInvitation, c.req.raw)
    const { kind, name, email } = await readInvitation(host, token)
    return c.json({ kind, name, email, state: host.state })
  })
  app.post('/api/access/accept-invitation', async (c) => {
    const credentials = await acceptInvitation(host, await parse(AcceptInvitation, c.req.raw))
    return signIn({ host, auth, request: c.req.raw, address: addressOf(c.env) ?? '' }, credentials)
  })
  return app
}

async function parse<T extends z.ZodType>(schema: T, request: Request): Promise<z.output<T>> {
  const parsed = schema.safeParse(await readJson(request))
  if (parsed.success) return parsed.data
  throw new Problem('not-understood', 400, {
    issues: parsed.error.issues.map(({ code, path, message }) => ({ code, path: path.join('.'), message })),
  })
}
