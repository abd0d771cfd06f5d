import i18next from 'i18next'
import { useCallback } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'

export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** Says a sentence: `say('web:clock.late', { left })`. Keys are `slice:path.to.key`, always written out in full. */
export type Say = (key: string, values?: Record<string, unknown>) => string

const place = 'suar.language'

/** Opens the catalogue of the officer's language; the others stay on the server until she changes. */
export async function openWords(): Promise<void> {
  const language = chosen()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: (await wordsOf(language)) as never },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    showSupportNotice: false,
  } as never)
  document.documentElement.lang = language
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'web'))
    for (const [slice, words] of Object.entries(await wordsOf(language)))
      i18next.addResourceBundle(language, slice, words)
  await i18next.changeLanguage(language)
  localStorage.setItem(place, language)
  document.documentElement.lang = language
}

export function useSay(): Say {
  const { t } = useTranslation()
  return t as unknown as Say
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

async function wordsOf(language: Language): Promise<Record<string, Record<string, unknown>>> {
  const { words } = language === 'id' ? await import('virtual:catalogue/id') : await import('virtual:catalogue/en')
  return words
}
