import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const name = 'virtual:mantine.css'
const root = resolve(import.meta.dirname, '../..')
const mantine = join(root, 'node_modules/@mantine/core')

/** The style of those Mantine components that some page imports, and of what they are made of; the whole sheet is twice as heavy. */
export function mantineSheet(): Plugin {
  return {
    name: 'suar-mantine-sheet',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined
      const wanted = closure(importedComponents())
      // The order of the whole sheet is the order in which one component may override another.
      const order = [...readFileSync(join(mantine, 'styles.css'), 'utf8').matchAll(/\.(m_[0-9a-f]+)/g)].map(
        ([, c]) => c!,
      )
      const rank = new Map<string, number>()
      for (const [index, each] of order.entries()) if (!rank.has(each)) rank.set(each, index)
      const sheets = ['baseline', 'global', ...wanted]
        .map((each) => join(mantine, 'styles', `${each}.css`))
        .filter((file) => existsSync(file))
        .map((file) => readFileSync(file, 'utf8'))
      const place = (sheet: string) => rank.get(/\.(m_[0-9a-f]+)/.exec(sheet)?.[1] ?? '') ?? -1
      return sheets.sort((a, b) => place(a) - place(b)).join('\n')
    },
  }
}

function importedComponents(): Set<string> {
  const files = ['web', 'src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx'))
      .map((file) => join(root, folder, file)),
  )
  const found = new Set<string>()
  for (const file of files)
    for (const [, list] of readFileSync(file, 'utf8').matchAll(
      /import \{([^}]*)\} from '@mantine\/(?:core|spotlight|notifications)'/g,
    ))
      for (const each of list!.split(',')) found.add(each.trim().split(' as ')[0]!)
  return found
}

/** What a component is made of, read from its own imports. */
function closure(names: Set<string>): string[] {
  const done = new Set<string>()
  const walk = (component: string) => {
    if (done.has(component)) return
    done.add(component)
    const folder = homes.map((home) => join(mantine, 'esm', home, component)).find((each) => existsSync(each))
    if (!folder) return
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) =>
      each.endsWith('.mjs'),
    ))
      for (const [, other] of readFileSync(join(folder, file), 'utf8').matchAll(
        /from "(?:\.\.\/)+(?:[a-z]+\/)?([A-Z]\w+)\//g,
      ))
        walk(other!)
  }
  for (const each of names) walk(each)
  return [...done]
}

const homes = ['components', 'utils', 'core']
