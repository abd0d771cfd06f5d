import type { PlatformTables, SystemContext } from './handle.ts'
import type { Host } from './http.ts'

/** Runs `work` in one transaction as the node itself. */
export async function inSystem<Tables extends PlatformTables, T>(
  host: Host<Tables>,
  work: (context: SystemContext<Tables>) => Promise<T>,
): Promise<T> {
  return host.system.kysely.transaction().execute((db) =>
    work({
      db,
      now: host.clock(),
      newId: host.newId,
      vault: host.vault,
      state: host.state,
      origin: host.origin,
      synthetic: host.synthetic === true,
      mailFrom: host.mail?.from ?? null,
    } as unknown as SystemContext<Tables>),
  )
}
