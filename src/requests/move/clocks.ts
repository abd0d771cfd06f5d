import type { RequestKind, Urgency } from '../contract.ts'
import { definitions } from '../definitions.ts'
import type { Copy } from '../machine.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'

const hour = 3600_000

/** By when a request of this kind and urgency must be acknowledged and answered. */
export function dueAfter(kind: RequestKind, urgency: Urgency, sentAt: Date) {
  const { acknowledge, answer } = definitions[kind].clocks[urgency]
  return {
    acknowledge_due: new Date(sentAt.getTime() + acknowledge * hour),
    answer_due: new Date(sentAt.getTime() + answer * hour),
  }
}

/**
 * What a step changes on a copy: its status, and its clock, which stands still while a question waits for the asking
 * state. `at` is the time in the message, the same on both sides, so that both clocks agree.
 */
export function changeFor(row: RequestRecord, copy: Copy, at: Date): RequestChange {
  const change: RequestChange = { status: copy.status, before: copy.before }
  if (copy.status === 'MoreInfoRequested') return row.paused_at === null ? { ...change, paused_at: at } : change
  if (row.paused_at === null) return change
  const stood = Math.max(0, at.getTime() - row.paused_at.getTime())
  const later = (due: Date | null) => due && new Date(due.getTime() + stood)
  return { ...change, paused_at: null, acknowledge_due: later(row.acknowledge_due), answer_due: later(row.answer_due) }
}
