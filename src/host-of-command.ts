import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createNode, type Tables } from './node.ts'
import type { Config } from './platform/config.ts'
import { openDatabases } from './platform/databases.ts'
import { openDatabase } from './platform/db.ts'
import type { Host } from './platform/http.ts'
import { newId } from './platform/new-id.ts'
import { openNodeKeys } from './platform/node-keys.ts'

/**
 * The whole node of a state for a command beside it: its keys, its rows as the node itself, and nobody signed in.
 * What it announces is carried by the node that runs, or by the next that does.
 */
export async function withHost<T>(config: Config, state: string, work: (host: Host<Tables>) => Promise<T>): Promise<T> {
  const folder = join(resolve(config.SUAR_DATA), state.toLowerCase())
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const databases = await openDatabases(config, resolve(config.SUAR_DATA), { join: true })
  try {
    await databases.migrate(state)
    const system = openDatabase<Tables>(databases.url(state, 'suar_system'), 4)
    const { host } = createNode({
      state,
      origin: config.SUAR_ORIGIN ?? `http://localhost:${config.SUAR_PORT}`,
      database: system,
      system,
      clock: () => new Date(),
      newId,
      vault: openNodeKeys(folder, config).vault,
      folder,
      poke: () => undefined,
      whenPoked: () => () => undefined,
      fetch: (request) => fetch(request),
      deliver: async () => false,
      log: () => undefined,
      whoIs: async () => undefined,
    })
    try {
      return await work(host)
    } finally {
      await system.kysely.destroy()
    }
  } finally {
    await databases.stop()
  }
}

/** Says what an error of this name means and ends with 2; any other goes on. */
export async function sayingWhat(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== name) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}

export const print = (line: string): void => void process.stdout.write(`${line}\n`)
