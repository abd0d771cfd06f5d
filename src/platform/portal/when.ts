import type { Tongue } from './contract.ts'
import { localeOf } from './speak.ts'

/** The clock of each capital, and what people there call it. */
const clocks: Readonly<Record<string, readonly [zone: string, name: string]>> = {
  BN: ['Asia/Brunei', 'BNT'],
  ID: ['Asia/Jakarta', 'WIB'],
  KH: ['Asia/Phnom_Penh', 'ICT'],
  LA: ['Asia/Vientiane', 'ICT'],
  MM: ['Asia/Yangon', 'MMT'],
  MY: ['Asia/Kuala_Lumpur', 'MYT'],
  PH: ['Asia/Manila', 'PHT'],
  SG: ['Asia/Singapore', 'SGT'],
  TH: ['Asia/Bangkok', 'ICT'],
  TL: ['Asia/Dili', 'TLT'],
  VN: ['Asia/Ho_Chi_Minh', 'ICT'],
}

const formats = new Map<string, readonly [day: Intl.DateTimeFormat, hour: Intl.DateTimeFormat]>()

/** What was said of each minute: thousands of receipts a second name the same few. */
const said = new Map<string, string>()
const mostSaid = 200

/** "Selasa 24 November, 14.20 WIB": the day by its name, the hour of the state's capital. */
export function sayWhen(at: Date, state: string, language: Tongue): string {
  const minute = `${state}${language}${Math.floor(at.getTime() / 60_000)}`
  const known = said.get(minute)
  if (known) return known
  const [zone, name] = clocks[state] ?? ['UTC', 'UTC']
  const [day, hour] = formatsOf(zone, language)
  const words = `${day.format(at).replace(/^(\p{L}+),/u, '$1')}, ${hour.format(at)}\u00a0${name}`
  if (said.size >= mostSaid) said.clear()
  said.set(minute, words)
  return words
}

function formatsOf(timeZone: string, language: Tongue) {
  const known = formats.get(timeZone + language)
  if (known) return known
  const local = localeOf(language)
  const made = [
    new Intl.DateTimeFormat(local, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }),
    new Intl.DateTimeFormat(local, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  ] as const
  formats.set(timeZone + language, made)
  return made
}
