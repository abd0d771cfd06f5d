import { Tongue } from './contract.ts'
import { localeOf } from './speak.ts'

/** The figures of each script begin at its zero. */
const zeros = [0x0e50, 0x0ed0, 0x17e0, 0x1040, 0x0be6, 0x0966, 0x0660]
const figures = new RegExp(
  `[${zeros.map((zero) => `\\u{${zero.toString(16)}}-\\u{${(zero + 9).toString(16)}}`).join('')}]`,
  'gu',
)

const inLatin = (text: string): string =>
  text.replaceAll(figures, (figure) => {
    const code = figure.codePointAt(0)!
    return String(code - zeros.find((zero) => code >= zero && code < zero + 10)!)
  })

const bare = (text: string) => text.toLowerCase().replaceAll(/[.\s]/g, '')

let months: readonly (readonly [name: string, month: number])[] | undefined

/** The names of months in every language of the portal, long before short, so that *March* is not read as *Mar*. */
function monthNames() {
  months ??= Tongue.options
    .flatMap((tongue) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(localeOf(tongue), { month, timeZone: 'UTC' })
        return Array.from(
          { length: 12 },
          (_, n) => [bare(format.format(new Date(Date.UTC(2026, n, 15)))), n + 1] as const,
        )
      }),
    )
    .filter(([name]) => /^(?:\D{3,}|[^\d\p{Script=Latin}]{2})$/u.test(name))
    .toSorted(([a], [b]) => b.length - a.length)
  return months
}

/**
 * A day as far as somebody knows it, `2026`, `2026-11` or `2026-11-24`: from `24/11/2569`, `24 พ.ย. 2569`, `๒๕๖๙`,
 * `November 2026`. A year above 2400 is of the Buddhist era. Undefined where it could be read in two ways.
 */
export function readWhen(typed: string): string | undefined {
  const text = inLatin(typed.normalize('NFC'))
  const numbers = text.match(/\d+/g) ?? []
  const years = numbers.filter((each) => each.length === 4)
  if (years.length !== 1 || numbers.some((each) => each.length === 3 || each.length > 4)) return undefined
  const words = bare(text.replaceAll(/\d+/g, ' '))
  const named = monthNames().find(([name]) => words.includes(name))?.[1]
  const rest = numbers.filter((each) => each !== years[0]).map(Number)
  const inOrder = numbers[0] === years[0] ? rest : rest.toReversed()
  const [month, day, ...more] = named === undefined ? inOrder : [named, ...inOrder]
  return more.length > 0 ? undefined : written(yearOf(Number(years[0])), month, day)
}

const yearOf = (year: number) => (year > 2400 ? year - 543 : year)

function written(year: number, month?: number, day?: number): string | undefined {
  const two = (n: number) => String(n).padStart(2, '0')
  if (month === undefined) return String(year)
  if (month < 1 || month > 12) return undefined
  if (day === undefined) return `${year}-${two(month)}`
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    ? `${year}-${two(month)}-${two(day)}`
    : undefined
}
