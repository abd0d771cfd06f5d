import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { memberCommand } from './exchange/index.ts'
import { acceptedBy, type Tables } from './node.ts'
import { readConfig } from './platform/config.ts'
import { openDatabases, ownState } from './platform/databases.ts'
import { openDatabase } from './platform/db.ts'
import type { Host } from './platform/http.ts'
import { newId } from './platform/new-id.ts'
import { openNodeKeys } from './platform/node-keys.ts'

/** `suar member …`: the keys of this node in the exchange, and the signed list of members. Works while the node runs. */
export async function member(options: string[]): Promise<void> {
  const config = readConfig(process.env)
  const state = ownState(config)
  const folder = resolve(config.SUAR_DATA)
  mkdirSync(join(folder, state.toLowerCase()), { recursive: true, mode: 0o700 })
  const databases = await openDatabases(config, folder, { join: true })
  try {
    await databases.migrate(state)
    const system = openDatabase<Tables>(databases.url(state, 'suar_system'), 2)
    const host = {
      state,
      origin: config.SUAR_ORIGIN ?? `http://localhost:${config.SUAR_PORT}`,
      system,
      clock: () => new Date(),
      newId,
      vault: openNodeKeys(join(folder, state.toLowerCase()), config).vault,
      fetch: (request: Request) => fetch(request),
      accepts: acceptedBy(),
    } as unknown as Host<Tables>
    await memberCommand(host, options, (line) => void process.stdout.write(`${line}\n`))
    await system.kysely.destroy()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'CannotChange') throw error
    console.error(error.message)
    process.exitCode = 2
  } finally {
    await databases.stop()
  }
  process.exit(process.exitCode ?? 0)
}
