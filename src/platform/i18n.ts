import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next, { type i18n } from 'i18next'

export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** Says a sentence: `say('intake:receipt.title', { number })`. Keys are `slice:path.to.key`, always written out in full. */
export type Say = (key: string, values?: Record<string, unknown>) => string

let catalogue: i18n | undefined

/** Reads `src/<slice>/locales/<language>.json` of every slice once. */
function open(): i18n {
  const source = join(import.meta.dirname, '..')
  const resources: Record<string, Record<string, object>> = Object.fromEntries(
    languages.map((language) => [language, {}]),
  )
  for (const slice of readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    for (const language of languages) {
      const text = readIfThere(join(source, slice.name, 'locales', `${language}.json`))
      if (text) resources[language]![slice.name] = JSON.parse(text) as object
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

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const voices = new Map<Language, Say>()

/** A sentence without values is looked up once: a page says dozens of them. */
export function sayIn(language: Language): Say {
  const known = voices.get(language)
  if (known) return known
  catalogue ??= open()
  const say = catalogue.getFixedT(language) as unknown as Say
  const said = new Map<string, string>()
  const voice: Say = (key, values) => {
    if (values) return say(key, values)
    let sentence = said.get(key)
    if (sentence === undefined) said.set(key, (sentence = say(key)))
    return sentence
  }
  voices.set(language, voice)
  return voice
}
