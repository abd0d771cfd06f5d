/** Easter of the Gregorian calendar (Meeus, Jones and Butcher). */
function easterOf(year: number): Temporal.PlainDate {
  const a = year % 19
  const [b, c] = [Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const [i, k] = [Math.floor(c / 4), c % 4]
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const n = h + l - 7 * m
  const month = Math.floor((n + 90) / 25)
  return Temporal.PlainDate.from({ year, month, day: (n + 33 * month + 19) % 32 })
}

/** The first day of the Chinese year that begins in this one. */
function lunarNewYearOf(year: number): Temporal.PlainDate {
  for (let day = Temporal.PlainDate.from({ year, month: 1, day: 20 }); ; day = day.add({ days: 1 })) {
    const lunar = day.withCalendar('chinese')
    if (lunar.month === 1 && lunar.day === 1) return day
  }
}

function lastMondayOfAugust(year: number): Temporal.PlainDate {
  const last = Temporal.PlainDate.from({ year, month: 8, day: 31 })
  return last.subtract({ days: last.dayOfWeek - 1 })
}

/** When a feast falls, where a known calendar says it for certain; null where a state must say it. */
export function computeFeast(rule: string | null, year: number): string | null {
  if (rule === 'LunarNewYear') return lunarNewYearOf(year).toString()
  if (rule === 'LastMondayOfAugust') return lastMondayOfAugust(year).toString()
  const days = /^Easter([+-]\d+)$/.exec(rule ?? '')?.[1]
  return days === undefined
    ? null
    : easterOf(year)
        .add({ days: Number(days) })
        .toString()
}
