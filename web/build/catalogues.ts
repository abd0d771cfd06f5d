import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const prefix = 'virtual:catalogue/'
const root = resolve(import.meta.dirname, '../..')
const slices = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** All words that the desk says in one language, as one lazily loaded module: `virtual:catalogue/id`. */
export function catalogues(): Plugin {
  return {
    name: 'suar-catalogues',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const said = keysOfDesk()
      const resources: Record<string, unknown> = {}
      for (const { slice, file } of filesOf(id.slice(prefix.length + 1))) {
        this.addWatchFile(file)
        const words = keep(JSON.parse(readFileSync(file, 'utf8')) as Words, `${slice}:`, said)
        if (words) resources[slice] = words
      }
      // Parsing one JSON string is quicker for the browser than reading the same as a literal.
      return `export const words = JSON.parse(${JSON.stringify(JSON.stringify(resources))})`
    },
  }
}

function filesOf(language: string): { slice: string; file: string }[] {
  return [
    { slice: 'web', file: join(root, 'web/locales', `${language}.json`) },
    ...slices.map((slice) => ({ slice, file: join(root, 'src', slice, 'locales', `${language}.json`) })),
  ].filter(({ file }) => existsSync(file))
}

type Said = (key: string) => boolean

/** The words of the portal and of letters stay on the server: only what the desk's own code says is shipped. */
function keysOfDesk(): Said {
  const homes = ['web', ...slices.map((slice) => join('src', slice, 'desk'))].map((home) => join(root, home))
  const sources = homes
    .filter((home) => existsSync(home))
    .flatMap((home) => readdirSync(home, { recursive: true, encoding: 'utf8' }).map((file) => join(home, file)))
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
  const keys = sources.flatMap((text) =>
    [...text.matchAll(/(['"`])([a-z]+:[A-Za-z0-9_-][^'"`\s]*)\1/g)].map(([, , key]) => key!),
  )
  const exact = new Set(keys.filter((key) => !key.includes('${')))
  // A key built from parts begins with a heading written out (src/i18n.test.ts); refusals and news come from the server.
  const openings = keys.filter((key) => key.includes('${')).map((key) => key.slice(0, key.indexOf('${')))
  return (key) =>
    /^[a-z]+:(problem|news)\./.test(key) ||
    exact.has(key.replace(/_(zero|one|two|few|many|other)$/, '')) ||
    openings.some((opening) => key.startsWith(opening))
}

interface Words {
  [key: string]: string | Words
}

function keep(words: Words, path: string, said: Said): Words | undefined {
  const kept: Words = {}
  for (const [key, value] of Object.entries(words)) {
    const inner =
      typeof value === 'string' ? (said(path + key) ? value : undefined) : keep(value, `${path}${key}.`, said)
    if (inner !== undefined) kept[key] = inner
  }
  return Object.keys(kept).length > 0 ? kept : undefined
}
