import type { RequestStatus } from '../contract.ts'
import {
  ended,
  receiveStep,
  requestedSteps,
  requesterSteps,
  takeStep,
  type Copy,
  type Side,
  type Step,
} from '../machine.ts'

/** One step that stands in the log. */
export interface Told {
  readonly message: string
  readonly step: string
  readonly at: Date
}

export interface Folded {
  readonly copy: Copy
  /** Each change of the status, with the time of the step that made it. */
  readonly moves: readonly { readonly copy: Copy; readonly at: Date }[]
  /** A step of ours answers something of theirs that is not here yet. */
  readonly waits: boolean
  /** Steps of theirs that were forbidden where they came. */
  readonly forbidden: ReadonlySet<string>
}

const isStep = (step: string): step is Step =>
  (requestedSteps as readonly string[]).includes(step) || (requesterSteps as readonly string[]).includes(step)

/**
 * Where a request stands by its log alone. Each side's steps are in their order, but how the two orders fell together is
 * forgotten: a step of ours was taken as soon as it could be, and else waited for one of theirs. By the machine's own
 * rule both copies come to rest on the same status whatever crossed, so this is the status of the other side.
 */
export function fold(
  start: RequestStatus,
  { mover, ours, theirs }: { mover: Side; ours: readonly Told[]; theirs: readonly Told[] },
): Folded {
  const moves: { copy: Copy; at: Date }[] = []
  const forbidden = new Set<string>()
  let copy: Copy = { status: start, before: null }
  const go = (next: Copy, at: Date) => {
    if (next.status !== copy.status) moves.push({ copy: next, at })
    copy = next
  }
  const said = ours.filter(({ step }) => isStep(step))
  const heard = theirs.filter(({ step }) => isStep(step))
  while (said.length > 0 || heard.length > 0) {
    const own = said[0]
    const next = own && takeStep(copy, own.step as Step, mover)
    if (own && (next || ended.includes(copy.status))) {
      if (next) go(next, own.at)
      said.shift()
      continue
    }
    const other = heard.shift()
    if (!other) break
    const reached = receiveStep(copy, other.step as Step, mover === 'requester' ? 'requested' : 'requester')
    if (reached) go(reached, other.at)
    else forbidden.add(other.message)
  }
  return { copy, moves, waits: said.length > 0, forbidden }
}
