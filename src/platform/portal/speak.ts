import type { Tongue } from './contract.ts'

/** The kind of each language that people of the region write; figures stay Latin, for they are read out and compared. */
const locales: Readonly<Record<string, string>> = {
  id: 'id-ID',
  en: 'en-GB',
  ms: 'ms-MY',
  th: 'th-TH-u-nu-latn',
  vi: 'vi-VN',
  km: 'km-KH-u-nu-latn',
  lo: 'lo-LA-u-nu-latn-ca-gregory',
  my: 'my-MM-u-nu-latn',
  fil: 'fil-PH',
  zh: 'zh-CN',
  ta: 'ta-SG-u-nu-latn',
  pt: 'pt-PT',
}

/** What `Intl` calls this language. */
export const localeOf = (tongue: Tongue): string => locales[tongue] ?? tongue

const points = new Map<Tongue, string>()

/** `6,1` or `6.1`. */
export function oneDecimal(tongue: Tongue, value: number): string {
  let point = points.get(tongue)
  if (point === undefined)
    points.set(tongue, (point = new Intl.NumberFormat(localeOf(tongue)).format(1.5).replaceAll(/\d/g, '')))
  return value.toFixed(1).replace('.', point)
}

const regions = new Map<Tongue, Intl.DisplayNames>()

/** The name of a state. */
export function sayState(tongue: Tongue, iso2: string): string {
  let names = regions.get(tongue)
  if (!names)
    regions.set(tongue, (names = new Intl.DisplayNames([localeOf(tongue)], { type: 'region', style: 'short' })))
  return (names.of(iso2) ?? iso2).replace(/\s*[（(].*$/, '')
}
