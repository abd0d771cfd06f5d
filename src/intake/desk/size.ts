import type { Language } from '../../../web/kit/i18n.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `812 kB`, `1,4 GB`: how large a file is, as people say it. */
export function formatSize(bytes: number, language: Language): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)))
  const value = bytes / 1000 ** step
  return new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    style: 'unit',
    unit: units[step]!,
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value)
}
