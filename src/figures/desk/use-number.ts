import { useLanguage } from '../../../web/kit/i18n.ts'

/** Numbers and rates in the officer's language: `1.234` and `+108,3%`. */
export function useNumber() {
  const language = useLanguage()
  const tag = language === 'en' ? 'en-GB' : language
  return {
    number: (value: number, digits = 0) => new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value),
    percent: (rate: number) =>
      new Intl.NumberFormat(tag, {
        style: 'percent',
        signDisplay: 'exceptZero',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(rate),
  }
}
