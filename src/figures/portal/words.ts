import type { Language, Say } from '../../platform/i18n.ts'

export interface FigureWords {
  readonly language: Language
  readonly say: Say
}

const locale = (language: Language) => (language === 'en' ? 'en-GB' : language)

export const number = (language: Language, value: number) => new Intl.NumberFormat(locale(language)).format(value)

/** `+108,3%`: with its sign, to one decimal. */
export const percent = (language: Language, rate: number) =>
  new Intl.NumberFormat(locale(language), {
    style: 'percent',
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(rate)

export const date = (language: Language, at: Date) =>
  new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
