import type { RequestClock } from '../contract.ts'
import { clockFor } from './clock-for.ts'
import { notEntered } from './list-feasts.ts'
import { afterWorkingDays, daysOff, movedToWork } from './working-days.ts'

const hour = 3600_000

/** By when it must be acknowledged, or answered, as the clock counts. */
const after = (clock: RequestClock, sent: Date, part: 'acknowledge' | 'answer'): Date =>
  clock.hours ? new Date(sent.getTime() + clock.hours[part] * hour) : afterWorkingDays(clock, sent, clock[part])

/** The rule by which a request between two states is counted, and the counting. Where hours count, no day is off. */
export const calendar = {
  clockFor,
  after,
  notEntered,
  movedToWork: (clock: RequestClock, due: Date) => (clock.hours ? due : movedToWork(clock, due)),
  daysOff: (clock: RequestClock, sent: Date, due: Date) => (clock.hours ? [] : daysOff(clock, sent, due)),
}
