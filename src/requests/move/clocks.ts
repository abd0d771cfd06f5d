import type { FieldValues, RequestKind, Urgency } from '../contract.ts'
import { definitions } from '../definitions.ts'
import type { Copy } from '../machine.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'

const hour = 3600_000

interface Asked {
  readonly kind: RequestKind
  readonly urgency: Urgency
  readonly values: FieldValues
}

/** By when it must be acknowledged and answered; what asks nothing waits for no answer. */
export function dueAfter({ kind, urgency, values }: Asked, sentAt: Date) {
  const { clocks, askedBy } = definitions[kind]
  const { acknowledge, answer } = clocks[urgency]
  const asks = askedBy === undefined || values[askedBy] !== undefined
  return {
    acknowledge_due: new Date(sentAt.getTime() + acknowledge * hour),
    answer_due: asks ? new Date(sentAt.getTime() + answer * hour) : null,
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
