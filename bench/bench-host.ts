import { randomBytes } from 'node:crypto'
import type { Tables } from '../src/node.ts'
import { openDatabase } from '../src/platform/db.ts'
import type { Host } from '../src/platform/http.ts'
import { newId } from '../src/platform/new-id.ts'
import { openVault } from '../src/platform/seal.ts'

interface Wish extends Partial<Host<Tables>> {
  /** The address of its database for each role. */
  readonly url: (role: string) => string
  readonly folder: string
  /** Connections for officers, and for the node itself. */
  readonly pools?: readonly [app: number, system: number]
}

/** The surroundings of one node that is measured: a real clock, a key of its own, no network and nobody signed in unless said. */
export function benchHost({ url, pools: [app, system] = [4, 4], ...wish }: Wish): Host<Tables> {
  const state = wish.state ?? 'ID'
  return {
    state,
    origin: `https://${state.toLowerCase()}.example`,
    database: openDatabase<Tables>(url('suar_app'), app),
    system: openDatabase<Tables>(url('suar_system'), system),
    clock: () => new Date(),
    newId,
    vault: openVault(randomBytes(32)),
    poke: () => undefined,
    whenPoked: () => () => undefined,
    fetch: () => Promise.reject(new Error('no network')),
    deliver: async () => false,
    log: (event, detail) => {
      if (event === 'unforeseen') console.error(event, detail)
    },
    whoIs: async () => undefined,
    ...wish,
  }
}
