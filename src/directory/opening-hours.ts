export interface Opening {
  /** ISO days of the week, Monday = 1. */
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
}

/** Whether somebody answers now, in the local time of the place. Unknown hours give no answer. */
export function isOpen(hours: readonly Opening[] | null, zone: string, now: Date): boolean | null {
  if (hours === null) return null
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone)
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return hours.some(({ days, from, to }) => days.includes(local.dayOfWeek) && from <= time && time < to)
}

/** Whether somebody answers day and night. */
export const isAlways = (hours: readonly Opening[] | null): boolean =>
  hours?.some(({ days, from, to }) => days.length === 7 && from === '00:00' && to === '24:00') ?? false
