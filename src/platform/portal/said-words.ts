import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isLanguage, slicesWithWords, type Given } from '../i18n.ts'
import { bare, flatWords, isSaid, readWords, saidOf, type Words } from './catalogue.ts'
import type { Tongue } from './contract.ts'

const kept = new Map<string, Words>()

/** The catalogue of a file, read once: it changes with the program only. */
function wordsIn(file: string): Words {
  let words = kept.get(file)
  if (!words) kept.set(file, (words = flatWords(readWords(file))))
  return words
}

const folderOf = (slice: string) => join(import.meta.dirname, '../..', slice)

/** The slices that speak to people outside. */
let outside: string[] | undefined
export const slicesOutside = (): string[] =>
  (outside ??= slicesWithWords().filter((slice) => saidOf(folderOf(slice)).length > 0))

const picked = (words: Words, said: readonly string[]): Words =>
  Object.fromEntries(Object.entries(words).filter(([key]) => isSaid(key, said)))

/** What this language must say for a slice: each key in its plural forms, with the English sentence. */
export function wantedOf(slice: string, tongue: Tongue): Words {
  const english = picked(wordsIn(join(folderOf(slice), 'locales/en.json')), saidOf(folderOf(slice)))
  const forms = new Intl.PluralRules(tongue).resolvedOptions().pluralCategories
  return Object.fromEntries(
    Object.entries(english).flatMap(([key, text]) => {
      if (bare(key) === key) return [[key, text]]
      if (!key.endsWith('_other')) return []
      return forms.map((form) => [`${bare(key)}_${form}`, english[`${bare(key)}_${form}`] ?? text])
    }),
  )
}

/** What this language says for a slice: the words of the program, and over them what came in at the desk. */
export function wordsSaid(slice: string, tongue: Tongue, given: Given = {}): Words {
  const file = isLanguage(tongue) ? `locales/${tongue}.json` : `locales/portal/${tongue}.json`
  const words = { ...wordsIn(join(folderOf(slice), file)), ...given[tongue]?.[slice] }
  return picked(words, saidOf(folderOf(slice)))
}

/** Of what a reviewer read: any changed word gives another. */
export const digestOf = (words: Words): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(words).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')
