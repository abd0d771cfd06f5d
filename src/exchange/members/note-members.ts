import { noteNodes } from '../../directory/index.ts'
import { inSystem } from '../../platform/in-system.ts'
import { latestDirectory } from '../directory.ts'
import type { ExchangeHost } from '../tables.ts'

/** Tells the directory who runs a node, and gives the version that says so. */
export async function noteMembers(host: ExchangeHost, noted?: number): Promise<number> {
  return inSystem(host, async ({ db }) => {
    const list = await latestDirectory(db)
    const version = list?.content.version ?? 0
    if (version === noted) return version
    const nodes = (list?.content.members ?? []).map(({ state, from, until }) => ({
      state,
      from: new Date(from),
      until: until === null ? null : new Date(until),
    }))
    await noteNodes(db as never, nodes)
    return version
  })
}
