import type { Tongue } from '../../platform/portal/contract.ts'
import { localeOf } from '../../platform/portal/speak.ts'

export const number = (language: Tongue, value: number) => new Intl.NumberFormat(localeOf(language)).format(value)

/** `+108,3%`: with its sign, to one decimal. */
export const percent = (language: Tongue, rate: number) =>
  new Intl.NumberFormat(localeOf(language), {
    style: 'percent',
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(rate)

export const date = (language: Tongue, at: Date) =>
  new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(at)
