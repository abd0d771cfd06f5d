import type { ItemRow } from './get-row.ts'

/** The clocks run again: the time for which they stood still is given back. */
export const running = ({ paused_at: paused, stood_seconds: stood }: ItemRow, now: Date) => ({
  paused_at: null,
  stood_seconds: paused === null ? stood : stood + Math.max(0, Math.round((now.getTime() - paused.getTime()) / 1000)),
})
