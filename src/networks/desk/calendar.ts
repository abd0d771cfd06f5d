/** A month as a calendar shows it: whole weeks from Monday to Sunday. */
export function weeksOf(month: string): string[][] {
  const first = new Date(`${month}-01T00:00:00Z`)
  const before = (first.getUTCDay() + 6) % 7
  const start = first.getTime() - before * day
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return Array.from({ length: Math.ceil((before + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, n) => iso(start + (week * 7 + n) * day)),
  )
}

/** The day so many days later; before, where it is less than none. */
export const daysLater = (date: string, n: number): string => iso(Date.parse(`${date}T00:00:00Z`) + n * day)

/** The same day of the next month, or of the one before; the last one of a shorter month. */
export function monthsLater(date: string, n: number): string {
  const [year, month, on] = date.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + n, 0)).getUTCDate()
  return iso(Date.UTC(year, month - 1 + n, Math.min(on, last)))
}

const day = 24 * 3600_000
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
