import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Sentences by key, `path.to.key`. */
export type Words = Readonly<Record<string, string>>

const plural = /_(zero|one|two|few|many|other)$/
/** A key without its plural form. */
export const bare = (key: string): string => key.replace(plural, '')

export function flatWords(value: unknown, path = ''): Words {
  if (typeof value === 'string') return { [path]: value }
  return Object.assign(
    {},
    ...Object.entries(value as object).map(([key, inner]) => flatWords(inner, path ? `${path}.${key}` : key)),
  ) as Words
}

/** The catalogue at this place, empty where there is none. */
export function readWords(file: string): object {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return {}
  }
  return JSON.parse(text) as object
}

/** The headings under which a slice speaks to people outside: what every language of the portal must have. */
export const saidOf = (folder: string): readonly string[] => {
  const said = readWords(join(folder, 'locales/portal/said.json'))
  return Array.isArray(said) ? (said as string[]) : []
}

export const isSaid = (key: string, said: readonly string[]): boolean =>
  said.some((heading) => bare(key) === heading || key.startsWith(`${heading}.`))

/** The values that a sentence names, in order: a translation names the same. */
export const gapsOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(([, name]) => name!))].sort()
