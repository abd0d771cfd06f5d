import { Hono } from 'hono'
import type { Host } from '../platform/http.ts'
import { createAuth } from './auth.ts'
import { authRoutes } from './auth-routes.ts'
import { invitationRoutes } from './invitation-routes.ts'
import { earOf, liveRoute } from './live-route.ts'
import { seedRolesOf } from './seed-officer.ts'
import { inSystem } from '../platform/in-system.ts'
import { sweep } from './sweep.ts'
import { tellLateClaims } from './tell-late-claims.ts'
import type { AccessTables } from './tables.ts'

export function routes(host: Host<AccessTables>): Hono {
  const auth = createAuth(host)
  return new Hono()
    .route('/', authRoutes(host, auth))
    .route('/', invitationRoutes(host, auth))
    .route('/', liveRoute(host))
}

const hour = 3_600_000

/** Seeds the roles, and sweeps out every hour what has expired. */
export async function start(host: Host<AccessTables>): Promise<() => Promise<void>> {
  await seedRolesOf(host)
  const timer = setInterval(
    () =>
      void sweep(host)
        .then(() => inSystem(host as never, (context) => tellLateClaims(context as never)))
        .catch((error: unknown) => host.log('access-sweep', { error: String(error) })),
    hour,
  )
  return async () => {
    clearInterval(timer)
    await earOf(host).close()
  }
}
