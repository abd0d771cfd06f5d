import { z } from 'zod'

/** The languages of the portal, each by its own name. The desk speaks two of them, Indonesian and English. */
export const tongues = {
  id: 'Bahasa Indonesia',
  en: 'English',
  ms: 'Bahasa Melayu',
  th: 'ไทย',
  vi: 'Tiếng Việt',
  km: 'ភាសាខ្មែរ',
  lo: 'ລາວ',
  my: 'မြန်မာ',
  fil: 'Filipino',
  zh: '中文',
  ta: 'தமிழ்',
  pt: 'Português',
} as const

export type Tongue = keyof typeof tongues
export const Tongue = z.enum(Object.keys(tongues) as [Tongue, ...Tongue[]])
