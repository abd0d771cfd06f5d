import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const prefix = 'virtual:catalogue/'

/** All words of one language as one lazily loaded module: `virtual:catalogue/id`. */
export function catalogues(): Plugin {
  return {
    name: 'suar-catalogues',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const words = readCatalogue(id.slice(prefix.length + 1))
      for (const { file } of words) this.addWatchFile(file)
      const resources = Object.fromEntries(words.map(({ slice, text }) => [slice, JSON.parse(text) as unknown]))
      // Parsing one JSON string is quicker for the browser than reading the same as a literal.
      return `export const words = JSON.parse(${JSON.stringify(JSON.stringify(resources))})`
    },
  }
}

function readCatalogue(language: string): { slice: string; file: string; text: string }[] {
  const source = resolve(import.meta.dirname, '../../src')
  const slices = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [
    { slice: 'web', file: resolve(import.meta.dirname, `../locales/${language}.json`) },
    ...slices.map(({ name }) => ({ slice: name, file: join(source, name, 'locales', `${language}.json`) })),
  ]
    .filter(({ file }) => existsSync(file))
    .map((entry) => ({ ...entry, text: readFileSync(entry.file, 'utf8') }))
}
