import type { Say } from '../../platform/i18n.ts'
import type { Tongue } from '../../platform/portal/contract.ts'
import { localeOf } from '../../platform/portal/speak.ts'
import type { Opening } from '../authority/contract.ts'
import { isAlways } from '../opening-hours.ts'

/** `Senin–Jumat 08.00–16.00 waktu setempat`, or that somebody answers day and night. */
export function sayHours(hours: readonly Opening[] | null, language: Tongue, say: Say): string {
  if (hours === null) return say('directory:hours.unknown')
  if (isAlways(hours)) return say('directory:hours.always')
  const when = hours.map((opening) => sayOpening(opening, language)).join(', ')
  return say('directory:hours.local', { when })
}

function sayOpening({ days, from, to }: Opening, language: Tongue): string {
  const sorted = days.toSorted((a, b) => a - b)
  const inARow = sorted.every((day, index) => index === 0 || day === sorted[index - 1]! + 1)
  const name = (day: number) =>
    new Intl.DateTimeFormat(localeOf(language), {
      weekday: sorted.length > 2 && !inARow ? 'short' : 'long',
      timeZone: 'UTC',
    }).format(
      new Date(Date.UTC(2024, 0, day)), // 1 January 2024 was a Monday
    )
  const names =
    inARow && sorted.length > 2 ? `${name(sorted[0]!)}–${name(sorted.at(-1)!)}` : sorted.map(name).join(', ')
  const time = (text: string) => (language === 'id' ? text.replace(':', '.') : text)
  return `${names} ${time(from)}–${time(to)}`
}
