import type { Language, Say } from './i18n.ts'

/** The capital's zone of each state; a time is shown where the officer is and where the person is. */
export const zoneOf: Readonly<Record<string, string>> = {
  BN: 'Asia/Brunei',
  KH: 'Asia/Phnom_Penh',
  ID: 'Asia/Jakarta',
  LA: 'Asia/Vientiane',
  MY: 'Asia/Kuala_Lumpur',
  MM: 'Asia/Yangon',
  PH: 'Asia/Manila',
  SG: 'Asia/Singapore',
  TH: 'Asia/Bangkok',
  TL: 'Asia/Dili',
  VN: 'Asia/Ho_Chi_Minh',
}

/** What people there call their clock; Intl gives only GMT+7 for most of them. */
export const zoneName: Readonly<Record<string, string>> = {
  BN: 'BNT',
  KH: 'ICT',
  ID: 'WIB',
  LA: 'ICT',
  MY: 'MYT',
  MM: 'MMT',
  PH: 'PST',
  SG: 'SGT',
  TH: 'ICT',
  TL: 'TLT',
  VN: 'ICT',
}

const tag = { id: 'id-ID', en: 'en-GB' } as const
const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${JSON.stringify(options)}`
  let found = formats.get(key)
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(tag[language], { timeZone: zone, ...options })))
  return found
}

type Instant = Date | string
const date = (at: Instant) => (typeof at === 'string' ? new Date(at) : at)

interface Where {
  readonly language: Language
  /** ISO 3166-1 alpha-2 of the state whose clock is shown. */
  readonly state: string
}

/** `14.20` in Indonesian, `14:20` in English, on a 24-hour clock. */
export function formatClock(at: Instant, { language, state }: Where): string {
  return format(language, zoneOf[state] ?? 'UTC', { hour: '2-digit', minute: '2-digit', hour12: false }).format(
    date(at),
  )
}

/** `24 Nov 2026`. */
export function formatDate(at: Instant, { language, state }: Where): string {
  return format(language, zoneOf[state] ?? 'UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(date(at))
}

/** `Selasa 24 November`, for the head of a day. */
export function formatDay(at: Instant, { language, state }: Where): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long' } as const
  return format(language, zoneOf[state] ?? 'UTC', options)
    .format(date(at))
    .replace(',', '')
}

/** `24 Nov 14.20 WIB`; with a second state also its clock, when it differs: `24 Nov 14.20 WIB (13.50 MMT)`. */
export function formatTime(at: Instant, { language, state, there }: Where & { there?: string | undefined }): string {
  const day = format(language, zoneOf[state] ?? 'UTC', { day: 'numeric', month: 'short' }).format(date(at))
  const here = `${day} ${formatClock(at, { language, state })} ${zoneName[state] ?? 'UTC'}`
  if (!there || !zoneOf[there] || zoneName[there] === zoneName[state]) return here
  const other = formatClock(at, { language, state: there })
  return other === formatClock(at, { language, state }) ? here : `${here} (${other} ${zoneName[there]})`
}

/** How long until, at most two units: `9 j 40 m`, `3 h`, and past the hour `lewat 12 m`. Minutes are rounded down. */
export function formatLeft(milliseconds: number, say: Say): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000)
  const days = say('web:clock.days', { n: Math.floor(minutes / 1440) })
  const hours = say('web:clock.hours', { n: Math.floor((minutes % 1440) / 60) })
  const rest = say('web:clock.minutes', { n: minutes % 60 })
  const text =
    minutes >= 1440
      ? minutes % 1440 < 60
        ? days
        : `${days} ${hours}`
      : minutes < 60
        ? rest
        : minutes % 60 === 0
          ? hours
          : `${hours} ${rest}`
  return milliseconds < 0 ? say('web:clock.late', { left: text }) : text
}
