import fc from 'fast-check'
import { expect, test } from 'vitest'
import states from '../seed/states.json' with { type: 'json' }
import { afterWorkingDays, closedOn, daysOff, movedToWork } from './working-days.ts'

const zones = states.map(({ zones: [zone] }) => zone!)
const start = Date.parse('2026-01-01T00:00:00Z')
const moment = fc.integer({ min: 0, max: 500 * 24 * 3600 }).map((seconds) => new Date(start + seconds * 1000))
const days = fc.integer({ min: 1, max: 60 })
const name = { id: 'Libur', en: 'Holiday' }
const holiday = fc.record({
  state: fc.constantFrom('ID', 'MM'),
  day: fc.integer({ min: 0, max: 700 }).map((n) => new Date(start + n * 86_400_000).toISOString().slice(0, 10)),
  name: fc.constant(name),
  verified: fc.boolean(),
})
const week = fc.constantFrom<number[]>([6, 7], [5, 7], [5, 6], [7])
const calendars = fc
  .record({ zone: fc.constantFrom(...zones), one: week, two: week, holidays: fc.array(holiday, { maxLength: 40 }) })
  .map(({ zone, one, two, holidays }) => ({
    zone,
    weeks: [
      { state: 'ID', off: one },
      { state: 'MM', off: two },
    ],
    holidays,
  }))
type Calendar = Parameters<typeof afterWorkingDays>[0]

const dayIn = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate()
const between = (calendar: Calendar, from: Date, due: Date) => {
  const first = dayIn(from, calendar.zone)
  const { days: n } = first.until(dayIn(new Date(due.getTime() - 1), calendar.zone), { largestUnit: 'days' })
  return Array.from({ length: n }, (_, i) => first.add({ days: i + 1 }))
}

test('exactly so many days on which both states work lie between, and the last of them is one', () => {
  fc.assert(
    fc.property(calendars, moment, days, (calendar, sent, n) => {
      const due = afterWorkingDays(calendar, sent, n)
      const all = between(calendar, sent, due)
      expect(all.filter((day) => closedOn(calendar, day).length === 0)).toHaveLength(n)
      expect(closedOn(calendar, all.at(-1)!)).toEqual([])
    }),
  )
})

test('it is due when a day of the state that must act is over, by its own clock', () => {
  fc.assert(
    fc.property(calendars, moment, days, (calendar, sent, n) => {
      const due = afterWorkingDays(calendar, sent, n)
      const there = Temporal.Instant.fromEpochMilliseconds(due.getTime()).toZonedDateTimeISO(calendar.zone)
      expect(there.toPlainTime().toString()).toBe('00:00:00')
    }),
  )
})

test('sent later it is never due earlier; a day more is later; one more holiday never brings it forward', () => {
  fc.assert(
    fc.property(
      fc.record({ calendar: calendars, a: moment, b: moment, n: days, more: holiday }),
      ({ calendar, a, b, n, more }) => {
        const [first, second] = a <= b ? [a, b] : [b, a]
        const due = afterWorkingDays(calendar, first, n)
        expect(due <= afterWorkingDays(calendar, second, n)).toBe(true)
        expect(due < afterWorkingDays(calendar, first, n + 1)).toBe(true)
        const closed = { ...calendar, holidays: [...calendar.holidays, more] }
        expect(due <= afterWorkingDays(closed, first, n)).toBe(true)
      },
    ),
  )
})

test('where a state changes its days off, the new ones count from their day on', () => {
  const day = (text: string) => Temporal.PlainDate.from(text)
  const weeks = [{ state: 'BN', off: [5, 7], later: [{ since: '2027-01-01', off: [6, 7] }] }]
  const closed = (text: string) => closedOn({ weeks, holidays: [] }, day(text)).length > 0
  expect(['2026-12-25', '2026-12-26', '2027-01-01', '2027-01-02'].map(closed)).toEqual([true, false, false, true])
})

test('which of the two states asks changes nothing, nor does the order in which holidays are written down', () => {
  fc.assert(
    fc.property(calendars, moment, days, (calendar, sent, n) => {
      const turned = { ...calendar, weeks: calendar.weeks.toReversed(), holidays: calendar.holidays.toReversed() }
      expect(afterWorkingDays(turned, sent, n)).toEqual(afterWorkingDays(calendar, sent, n))
    }),
  )
})

test('what is shown as moving it is every day between that does not count, and no other', () => {
  fc.assert(
    fc.property(calendars, moment, days, (calendar, sent, n) => {
      const due = afterWorkingDays(calendar, sent, n)
      const shown = new Set(daysOff(calendar, sent, due).map(({ day }) => day))
      const all = between(calendar, sent, due)
      expect(all.length - shown.size).toBe(n)
      for (const { name: named, state, day } of daysOff(calendar, sent, due))
        if (named !== null)
          expect(calendar.holidays.some((each) => each.state === state && each.day === day)).toBe(true)
    }),
  )
})

test('a clock that stood still ends on a day on which both work, never before, and stands where it did if it does', () => {
  fc.assert(
    fc.property(calendars, moment, (calendar, due) => {
      const moved = movedToWork(calendar, due)
      expect(moved >= due).toBe(true)
      expect(closedOn(calendar, dayIn(new Date(moved.getTime() - 1), calendar.zone))).toEqual([])
      expect(movedToWork(calendar, moved)).toEqual(moved)
    }),
  )
})

test('Songkran there and Labour Day here: both count, and each says whose it is', () => {
  const calendar = {
    zone: 'Asia/Bangkok',
    weeks: [
      { state: 'ID', off: [6, 7] },
      { state: 'TH', off: [6, 7] },
    ],
    holidays: ['2026-04-13', '2026-04-14', '2026-04-15']
      .map((day) => ({ state: 'TH', day, name: { id: 'Songkran', en: 'Songkran' }, verified: false }))
      .concat([{ state: 'ID', day: '2026-05-01', name: { id: 'Hari Buruh', en: 'Labour Day' }, verified: false }]),
  }
  // Friday evening: it is already Saturday in Dili, still Friday in Bangkok.
  const due = afterWorkingDays(calendar, new Date('2026-04-10T15:30:00Z'), 5)
  expect(due.toISOString()).toBe('2026-04-22T17:00:00.000Z')
  expect(daysOff(calendar, new Date('2026-04-10T15:30:00Z'), due).filter(({ name: named }) => named)).toMatchObject([
    { state: 'TH', day: '2026-04-13' },
    { state: 'TH', day: '2026-04-14' },
    { state: 'TH', day: '2026-04-15' },
  ])
})

test('a calendar that says every day is off holds nobody for ever', () => {
  const calendar = { zone: 'Asia/Dili', weeks: [{ state: 'TL', off: [1, 2, 3, 4, 5, 6, 7] }], holidays: [] }
  expect(afterWorkingDays(calendar, new Date(start), 3).getTime()).toBeGreaterThan(start)
  expect(daysOff(calendar, new Date(start), new Date('9999-01-01T00:00:00Z')).length).toBeLessThanOrEqual(1000)
})
