import { useLanguage } from '../../../web/kit/i18n.ts'

/** The official and working languages of the region, and those of its neighbours that cross a desk. */
const known = [
  'id',
  'en',
  'th',
  'km',
  'vi',
  'ms',
  'lo',
  'my',
  'fil',
  'zh',
  'pt',
  'tet',
  'ta',
  'bn',
  'hi',
  'ne',
  'ur',
] as const

/** What a language is called, in the officer's own. */
export function useLanguageName(): (code: string) => string {
  const language = useLanguage()
  return (code) => {
    try {
      return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
    } catch {
      return code
    }
  }
}

/** Languages to choose from, the officer's own first. */
export function useLanguages(): { value: string; label: string }[] {
  const own = useLanguage()
  const nameOf = useLanguageName()
  return [own, ...known.filter((code) => code !== own)].map((value) => ({ value, label: nameOf(value) }))
}
