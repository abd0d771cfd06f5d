import i18next from 'i18next'
import { useCallback, useEffect, useState } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'

export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** Says a sentence: `say('web:clock.late', { left })`. Keys are `slice:path.to.key`, always written out in full. */
export type Say = (key: string, values?: Record<string, unknown>) => string

const place = 'suar.language'

/** What the shell, the start and the sign-in say; and all that the other pages say besides. */
type Part = 'first' | 'more'
type Catalogue = { readonly words: Record<string, Record<string, unknown>> }

const catalogues: Readonly<Record<Language, Readonly<Record<Part, () => Promise<Catalogue>>>>> = {
  id: { first: () => import('virtual:catalogue/id'), more: () => import('virtual:catalogue/id/more') },
  en: { first: () => import('virtual:catalogue/en'), more: () => import('virtual:catalogue/en/more') },
}

const wanted = new Set<Part>(['first'])
const come = new Map<string, Promise<void>>()

/** Fetches a part once; what is on screen already says itself anew when it has come. */
function fetchWords(language: Language, part: Part): Promise<void> {
  const name = `${language} ${part}`
  const coming = come.get(name) ?? addWords(language, part)
  come.set(name, coming)
  coming.catch(() => come.delete(name))
  return coming
}

async function addWords(language: Language, part: Part): Promise<void> {
  const { words } = await catalogues[language][part]()
  for (const [slice, its] of Object.entries(words)) i18next.addResourceBundle(language, slice, its, true)
}

/** Opens the words that are needed first, in the officer's language; the others stay on the server until she changes. */
export async function openWords(): Promise<void> {
  const language = chosen()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: {},
    fallbackLng: false,
    appendNamespaceToMissingKey: true,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: 'added' },
    showSupportNotice: false,
  } as never)
  await fetchWords(language, 'first')
  document.documentElement.lang = language
}

/** The words of all other pages; they come with the first of them. */
export function moreWords(): Promise<void> {
  wanted.add('more')
  return fetchWords(i18next.language as Language, 'more')
}

export async function changeLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((part) => fetchWords(language, part)))
  await i18next.changeLanguage(language)
  localStorage.setItem(place, language)
  document.documentElement.lang = language
}

export function useSay(): Say {
  const { t } = useTranslation()
  return t as unknown as Say
}

/** The words of another language than the officer's own, for a paper that somebody else reads; nothing until they have come. */
export function useSayIn(language: Language): Say | undefined {
  const [there, setThere] = useState<Language>()
  useEffect(() => {
    let left = false
    void Promise.all([...wanted].map((part) => fetchWords(language, part))).then(() => left || setThere(language))
    return () => void (left = true)
  }, [language])
  return there === language ? (i18next.getFixedT(language) as unknown as Say) : undefined
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language as Language
}

/** Whether the catalogue has a sentence; for codes that come from the server. */
export function useKnows(): (key: string) => boolean {
  const { i18n } = useTranslation()
  return useCallback((key: string) => i18n.exists(key), [i18n])
}

function chosen(): Language {
  const wish = localStorage.getItem(place) ?? navigator.language.slice(0, 2)
  return languages.find((language) => language === wish) ?? 'id'
}
