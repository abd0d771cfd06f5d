import type { BoardRecord } from './row-of.ts'

/** The ladder of domain.md §11.3: how many whole clocks late, and whom to turn to then. Suggested, never taken by itself. */
const ladder = [
  { clocksLate: 0, rung: 'FocalPoint' },
  { clocksLate: 1, rung: 'SpecialistUnits' },
  { clocksLate: 2, rung: 'ConsularNote' },
  { clocksLate: 4, rung: 'HeadOfMission' },
  { clocksLate: 8, rung: 'SeniorOfficials' },
  { clocksLate: 16, rung: 'Ministers' },
] as const

/** Whom to turn to when the answer is late; undefined while it is not. */
export function nextRung({ side, sent_at: sentAt, answer_due: due, paused_at: paused }: BoardRecord, now: Date) {
  if (side !== 'Out' || sentAt === null || due === null || paused !== null || now <= due) return undefined
  const clock = Math.max(1, due.getTime() - sentAt.getTime())
  const late = (now.getTime() - due.getTime()) / clock
  return ladder.findLast(({ clocksLate }) => late >= clocksLate)?.rung
}
