import type { RequestClock, Words } from '../contract.ts'

type Calendar = Pick<RequestClock, 'zone' | 'weeks' | 'holidays'>

/** Two states never share so long a row of days off; a calendar that says so is wrong, and nobody waits for ever. */
const longestRow = 60
const farthest = 1000

export const dayIn = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate()

const endOf = (day: Temporal.PlainDate, zone: string) =>
  new Date(day.add({ days: 1 }).toZonedDateTime({ timeZone: zone }).epochMilliseconds)

/** A day that does not count, with the state whose offices are closed; without a name it is the end of the week. */
export interface DayOff {
  readonly state: string
  readonly day: string
  readonly name: Words | null
  readonly verified: boolean
}

/** The states whose offices are closed on that day, and why: a holiday by its name, or the end of the week. */
export function closedOn({ weeks, holidays }: Pick<Calendar, 'weeks' | 'holidays'>, day: Temporal.PlainDate): DayOff[] {
  const date = day.toString()
  return weeks.flatMap(({ state, off: first, later = [] }): DayOff[] => {
    const off = later.findLast(({ since }) => since <= date)?.off ?? first
    const holiday = holidays.find((each) => each.state === state && each.day === date)
    if (holiday) return [{ state, day: date, name: holiday.name, verified: holiday.verified }]
    return off.includes(day.dayOfWeek) ? [{ state, day: date, name: null, verified: true }] : []
  })
}

/** The next day on which both states work. */
function nextWorking(calendar: Calendar, from: Temporal.PlainDate): Temporal.PlainDate {
  let day = from.add({ days: 1 })
  for (let looked = 0; looked < longestRow && closedOn(calendar, day).length > 0; looked++) day = day.add({ days: 1 })
  return day
}

/**
 * The end of the n-th day after it was sent on which both states work, by the clock of the state that must act. The day
 * of sending does not count.
 */
export function afterWorkingDays(calendar: Calendar, sent: Date, days: number): Date {
  let day = dayIn(sent, calendar.zone)
  for (let n = 0; n < days; n++) day = nextWorking(calendar, day)
  return endOf(day, calendar.zone)
}

/** A clock that stood still goes on; where it would end on a day off, it ends with the next working day. */
export function movedToWork(calendar: Calendar, due: Date): Date {
  const day = dayIn(new Date(due.getTime() - 1), calendar.zone)
  return closedOn(calendar, day).length === 0 ? due : endOf(nextWorking(calendar, day), calendar.zone)
}

/** The days between that did not count, with the states that were closed and why. */
export function daysOff(calendar: Calendar, sent: Date, due: Date): DayOff[] {
  const last = dayIn(new Date(due.getTime() - 1), calendar.zone)
  const off: DayOff[] = []
  let day = dayIn(sent, calendar.zone)
  // What another state sent may lie in the year 9999.
  for (let n = 0; n < farthest && Temporal.PlainDate.compare(day, last) < 0; n++) {
    day = day.add({ days: 1 })
    off.push(...closedOn(calendar, day))
  }
  return off
}
