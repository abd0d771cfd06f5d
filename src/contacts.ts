import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { contacts } from './directory/index.ts'
import { readConfig } from './platform/config.ts'
import { nodesHere, openDatabases } from './platform/databases.ts'
import { openDatabase } from './platform/db.ts'
import type { PlatformTables, SystemContext } from './platform/handle.ts'
import { newId } from './platform/new-id.ts'
import { openNodeKeys } from './platform/node-keys.ts'
import type { DirectoryTables } from './directory/index.ts'

type Tables = DirectoryTables & PlatformTables

const usage = `suar directory import FILE [state]   takes in contacts, whole or not at all, and names every line that is wrong
suar directory export FILE [state]   writes down all contacts of the node, one a line`

/** `suar directory import | export FILE`: fills the directory of a node whose desk nobody has sat at yet. */
export async function directory([what = '', file = '', wanted]: string[]): Promise<void> {
  const config = readConfig(process.env)
  const folder = resolve(config.SUAR_DATA)
  const states = nodesHere(config, folder).filter((state) => wanted === undefined || state === wanted)
  if (!['import', 'export'].includes(what) || file === '') return stop(usage)
  if (states.length !== 1) return stop(`Which node? In ${folder} there is: ${states.join(', ') || 'none'}.`)
  const [state] = states as [string]
  const text = what === 'import' ? readOr(file) : ''
  const databases = await openDatabases(config, folder, { join: true })
  const database = openDatabase<Tables>(databases.url(state, 'suar_system'), 1)
  try {
    const { vault } = openNodeKeys(join(folder, state.toLowerCase()), config)
    await database.kysely.transaction().execute(async (db) => {
      const context = { db, now: new Date(), newId, vault, state, synthetic: false } as unknown as SystemContext<Tables>
      if (what === 'export') return writeFileSync(file, await contacts.write(context.db))
      const { added, changed, same } = await contacts.take(context, text)
      process.stdout.write(`${state}: ${added} contacts added, ${changed} changed, ${same} stood there already.\n`)
    })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WrongFile') throw error
    stop(`${file}: nothing was taken in.\n${error.message}`)
  } finally {
    await database.kysely.destroy()
    await databases.stop()
  }
  process.exit(process.exitCode ?? 0)
}

function stop(sentence: string): void {
  console.error(sentence)
  process.exitCode = 2
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    console.error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`)
    process.exit(2)
  }
}
