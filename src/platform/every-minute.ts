import type { PlatformTables, SystemContext } from './handle.ts'
import type { Host } from './http.ts'
import { inSystem } from './in-system.ts'

interface Round<T> {
  /** Under what its failure is logged. */
  readonly name: string
  /** Says how much it moved; news of it then leaves at once. */
  readonly look: (context: SystemContext<T & PlatformTables>) => Promise<number>
}

/** Looks now and every minute while the node runs, never twice at once. Returns how to stop. */
export function everyMinute<T>(host: Host<T & PlatformTables>, { name, look }: Round<T>): () => Promise<void> {
  let looking = Promise.resolve()
  const round = () => {
    looking = looking
      .then(() => inSystem(host, look))
      .then((moved) => void (moved > 0 && host.poke()))
      .catch((error: unknown) => host.log(name, { error: String(error) }))
  }
  const timer = setInterval(round, 60_000)
  round()
  return async () => {
    clearInterval(timer)
    await looking
  }
}
