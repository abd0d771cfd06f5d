import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { readConfig } from './platform/config.ts'
import { nodesHere, openDatabases, ownState } from './platform/databases.ts'

/** `suar migrate`: brings the databases up to this program without starting a node. `suar start` does it by itself too. */
export async function migrate(): Promise<void> {
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  mkdirSync(folder, { recursive: true })
  const here = nodesHere(config, folder)
  const databases = await openDatabases(config, folder, { join: true })
  try {
    for (const state of here.length > 0 ? here : [ownState(config)]) {
      const done = await databases.migrate(state)
      process.stdout.write(`${state}: ${done.length > 0 ? `ran ${done.join(', ')}` : 'is up to date'}.\n`)
    }
  } finally {
    await databases.stop()
  }
}
