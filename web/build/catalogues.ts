import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const prefix = 'virtual:catalogue/'
const root = resolve(import.meta.dirname, '../..')
const slices = readdirSync(join(root, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/**
 * The words that the desk says in one language, in two modules: `virtual:catalogue/id` holds what the shell, the start
 * and the sign-in say, `virtual:catalogue/id/more` all the rest, which comes with the first other page.
 */
export function catalogues(): Plugin {
  return {
    name: 'suar-catalogues',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined
      const [language = '', part] = id.slice(prefix.length + 1).split('/')
      const all = sourcesOfDesk()
      const first = saidIn(firstOf(all), /^[a-z]+:news\.|^(access|web):problem\./)
      const whole = saidIn(all, /^[a-z]+:(news|problem|rests)\./)
      const said = part === 'more' ? (key: string) => whole(key) && !first(key) : first
      const resources: Record<string, unknown> = {}
      for (const { slice, file } of filesOf(language)) {
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
type Sources = ReadonlyMap<string, string>

/** The words of the portal and of letters stay on the server: only what the desk's own code says is shipped. */
function sourcesOfDesk(): Sources {
  const homes = ['web', ...slices.map((slice) => join('src', slice, 'desk'))].map((home) => join(root, home))
  return new Map(
    homes
      .filter((home) => existsSync(home))
      .flatMap((home) => readdirSync(home, { recursive: true, encoding: 'utf8' }).map((file) => join(home, file)))
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  )
}

/** The shell, what each slice lists, the pages for strangers and the cards of the start, with all that these import. */
function firstOf(all: Sources): Sources {
  const first = new Map<string, string>()
  const add = (file: string): void => {
    const text = all.get(file)
    if (text === undefined || first.has(file)) return
    first.set(file, text)
    const loaded = [...text.matchAll(/(?:on: 'start'|open: true)[^}]*?import\('([^']+)'\)/g)]
    const imported = [...text.matchAll(/(?:from|^import) '(\.[^']+)'/gm)]
    for (const [, path] of [...loaded, ...imported]) add(resolve(dirname(file), path!))
  }
  for (const file of all.keys()) if (file.startsWith(join(root, 'web')) || file.endsWith('/desk/pages.tsx')) add(file)
  return first
}

function saidIn(sources: Sources, always: RegExp): Said {
  const keys = [...sources.values()].flatMap((text) =>
    [...text.matchAll(/(['"`])([a-z]+:[A-Za-z0-9_-][^'"`\s]*)\1/g)].map(([, , key]) => key!),
  )
  const exact = new Set(keys.filter((key) => !key.includes('${')))
  // A key built from parts begins with a heading written out (src/i18n.test.ts); refusals, news and what rests on a consent come from the server.
  const openings = keys.filter((key) => key.includes('${')).map((key) => key.slice(0, key.indexOf('${')))
  return (key) =>
    always.test(key) ||
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
