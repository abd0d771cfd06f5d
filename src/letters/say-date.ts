import type { Tongue } from '../platform/portal/contract.ts'
import type { LetterLanguage } from './contract.ts'

/** The kind of a language that officials of the region write. */
const locales: Readonly<Record<Tongue | LetterLanguage, string>> = {
  id: 'id-ID',
  en: 'en-GB',
  th: 'th-TH',
  km: 'km-KH',
  vi: 'vi-VN',
  ms: 'ms-MY',
  lo: 'lo-LA',
  my: 'my-MM',
  fil: 'fil-PH',
  zh: 'zh-CN',
  pt: 'pt-PT',
  ta: 'ta-SG',
}

const written = (
  language: Tongue | LetterLanguage,
  calendar: 'gregory' | 'buddhist',
  parts: Intl.DateTimeFormatOptions,
) => new Intl.DateTimeFormat(`${locales[language]}-u-nu-latn-ca-${calendar}`, { timeZone: 'UTC', ...parts })

/**
 * A date as far as it is known, `2026`, `2026-11` or `2026-11-24`, in words. Thai reads the Buddhist year first and the
 * common year in brackets, so that neither side counts. Figures stay Latin: they are compared with other papers.
 */
export function sayDate(language: Tongue | LetterLanguage, date: string): string {
  const [year = '', month, day] = date.split('-')
  const at = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return date
  const parts: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  }
  if (language !== 'th') return written(language, 'gregory', parts).format(at)
  const buddhist = written('th', 'buddhist', { ...parts, era: 'short' }).format(at)
  return `${buddhist} (ค.ศ. ${year})`
}

/** The short name of a state, without the name in brackets that some tables carry. */
export const sayState = (language: Tongue | LetterLanguage, state: string): string =>
  (new Intl.DisplayNames([locales[language]], { type: 'region', style: 'short' }).of(state) ?? state).replace(
    /\s*[（(].*$/,
    '',
  )

/** The day of a moment in a zone, as `2026-11-24`. */
export const dayIn = (zone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at)
