import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { contacts } from './directory/index.ts'
import { print, sayingWhat, withHost } from './host-of-command.ts'
import { readConfig } from './platform/config.ts'
import { nodesHere } from './platform/databases.ts'
import { inSystem } from './platform/in-system.ts'

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
  await sayingWhat('WrongFile', () =>
    withHost(config, state, (host) =>
      inSystem(host, async (context) => {
        if (what === 'export') return writeFileSync(file, await contacts.write(context.db))
        const { added, changed, same } = await contacts.take(context, text)
        print(`${state}: ${added} contacts added, ${changed} changed, ${same} stood there already.`)
      }),
    ).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'WrongFile')
        error.message = `${file}: nothing was taken in.\n${error.message}`
      throw error
    }),
  )
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
