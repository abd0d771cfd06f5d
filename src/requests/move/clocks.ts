import type { RequestClock } from '../../directory/contract.ts'
import { calendar } from '../../directory/index.ts'
import { clockOf } from '../clocks/kept-clock.ts'
import type { Ctx } from '../context.ts'
import type { FieldValues, RequestKind } from '../contract.ts'
import { definitions } from '../definitions.ts'
import type { Copy } from '../machine.ts'
import type { RequestChange, RequestRecord } from '../tables.ts'

interface Asked {
  readonly kind: RequestKind
  readonly values: FieldValues
  readonly clock: RequestClock
}

/** By when it must be acknowledged and answered. What asks nothing waits for no answer. */
export function dueAfter({ kind, values, clock }: Asked, sentAt: Date) {
  const { askedBy } = definitions[kind]
  const asks = askedBy === undefined || values[askedBy] !== undefined
  const after = (part: 'acknowledge' | 'answer') => calendar.after(clock, sentAt, part)
  return { acknowledge_due: after('acknowledge'), answer_due: asks ? after('answer') : null }
}

interface Moved {
  readonly copy: Copy
  readonly at: Date
}

/**
 * What a step changes on a copy: its status, and its clock, which stands still while a question waits for the asking
 * state. `at` is the time in the message, the same on both sides, so that both clocks agree.
 */
export async function changeFor(
  context: Pick<Ctx, 'db'>,
  row: RequestRecord,
  { copy, at }: Moved,
): Promise<RequestChange> {
  const change: RequestChange = { status: copy.status, before: copy.before }
  if (copy.status === 'MoreInfoRequested') return row.paused_at === null ? { ...change, paused_at: at } : change
  if (row.paused_at === null) return change
  const stood = Math.max(0, at.getTime() - row.paused_at.getTime())
  const clock = await clockOf(context, row.id)
  const later = (due: Date | null) => {
    const moved = due && new Date(due.getTime() + stood)
    return moved && clock ? calendar.movedToWork(clock, moved) : moved
  }
  return { ...change, paused_at: null, acknowledge_due: later(row.acknowledge_due), answer_due: later(row.answer_due) }
}
