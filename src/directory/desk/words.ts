import { useLanguage } from '../../../web/kit/i18n.ts'
import type { Words } from '../contract.ts'

/** A sentence of the directory in the officer's language. */
export function useWords(): (words: Words) => string {
  const language = useLanguage()
  return (words) => words[language]
}

/** The name of a language: `Khmer` for `khm`. */
export function useLanguageName(): (code: string) => string {
  const names = new Intl.DisplayNames(useLanguage(), { type: 'language' })
  return (code) => names.of(code) ?? code
}
