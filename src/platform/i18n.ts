import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type i18n } from 'i18next'
import { bare, flatWords, isSaid, readWords, saidOf, type Words } from './portal/catalogue.ts'
import { Tongue } from './portal/contract.ts'

/** The languages of the desk, which are whole for everything that anybody reads. */
export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]
export const isLanguage = (tongue: string): tongue is Language => languages.some((language) => language === tongue)

/** Says a sentence: `say('intake:receipt.title', { number })`. Keys are `slice:path.to.key`, always written out in full. */
export type Say = (key: string, values?: Record<string, unknown>) => string

/** Words that came to a node after its program was made, by language and slice. */
export type Given = Partial<Record<Tongue, Readonly<Record<string, Words>>>>

const source = join(import.meta.dirname, '..')
export const slicesWithWords = (): string[] =>
  readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/**
 * Reads `locales/<language>.json` of every slice for the desk's languages, and `locales/portal/<language>.json` for
 * those that the portal alone speaks.
 */
function open(given: Given): i18n {
  const resources: Record<string, Record<string, object>> = {}
  for (const tongue of Tongue.options) {
    resources[tongue] = {}
    for (const slice of slicesWithWords()) {
      const words = { ...wordsHere(slice, tongue), ...given[tongue]?.[slice] }
      if (Object.keys(words).length > 0) resources[tongue][slice] = nested(words)
    }
  }
  const instance = i18next.createInstance()
  void instance.init({
    resources: resources as never,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as never)
  return instance
}

function wordsHere(slice: string, tongue: Tongue): Words {
  if (isLanguage(tongue)) return flatWords(readWords(join(source, slice, 'locales', `${tongue}.json`)))
  return {
    ...inEnglish(slice, tongue),
    ...flatWords(readWords(join(source, slice, 'locales/portal', `${tongue}.json`))),
  }
}

/** What a catalogue lacks is said in English and marked so, in every plural form of the language. */
function inEnglish(slice: string, tongue: Tongue): Words {
  const said = saidOf(join(source, slice))
  if (said.length === 0) return {}
  const forms = new Intl.PluralRules(tongue).resolvedOptions().pluralCategories
  const english = flatWords(readWords(join(source, slice, 'locales/en.json')))
  return Object.fromEntries(
    Object.entries(english)
      .filter(([key]) => isSaid(key, said))
      .flatMap(([key, text]) =>
        key.endsWith('_other')
          ? forms.map((form) => [`${bare(key)}_${form}`, `[English] ${text}`])
          : [[key, `[English] ${text}`]],
      ),
  )
}

function nested(words: Words): object {
  const tree: Record<string, unknown> = {}
  for (const [key, text] of Object.entries(words)) {
    const path = key.split('.')
    const last = path.pop()!
    const branch = path.reduce<Record<string, unknown>>(
      (at, part) => (at[part] ??= {}) as Record<string, unknown>,
      tree,
    )
    branch[last] = text
  }
  return tree
}

/** The voices of all languages. A sentence without values is looked up once: a page says dozens of them. */
export function speakWith(given: Given): (tongue: Tongue) => Say {
  let catalogue: i18n | undefined
  const voices = new Map<Tongue, Say>()
  return (tongue) => {
    const known = voices.get(tongue)
    if (known) return known
    catalogue ??= open(given)
    const say = catalogue.getFixedT(tongue) as unknown as Say
    const said = new Map<string, string>()
    const voice: Say = (key, values) => {
      if (values) return say(key, values)
      let sentence = said.get(key)
      if (sentence === undefined) said.set(key, (sentence = say(key)))
      return sentence
    }
    voices.set(tongue, voice)
    return voice
  }
}

export const sayIn = speakWith({})
