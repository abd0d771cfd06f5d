import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pouchCommand } from './exchange/pouch/command.ts'
import { createNode, type Tables } from './node.ts'
import { readConfig } from './platform/config.ts'
import { openDatabases, ownState } from './platform/databases.ts'
import { openDatabase } from './platform/db.ts'
import { newId } from './platform/new-id.ts'
import { openNodeKeys } from './platform/node-keys.ts'

/** `suar exchange export | import`: what waits for a partner as one sealed file, where no line is. Works while the node runs. */
export async function exchange(options: string[]): Promise<void> {
  const config = readConfig(process.env)
  const state = ownState(config)
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
    await pouchCommand(host, options, (line) => void process.stdout.write(`${line}\n`))
    await system.kysely.destroy()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WrongFile') throw error
    console.error(error.message)
    process.exitCode = 2
  } finally {
    await databases.stop()
  }
  process.exit(process.exitCode ?? 0)
}
