import type { RequestKind, RequestStatus } from './contract.ts'

/** Who moves a request: the asking state, the state asked, or a signed receipt. */
export type Side = 'requester' | 'requested'
type Mover = Side | 'receipt'

type Moves = Readonly<Record<RequestStatus, Readonly<Partial<Record<RequestStatus, Mover>>>>>

const takeBack = { Withdrawn: 'requester', Expired: 'requester' } as const
const firstAnswer = {
  MoreInfoRequested: 'requested',
  Accepted: 'requested',
  PartiallyAccepted: 'requested',
  Declined: 'requested',
} as const
const atWork = {
  MoreInfoRequested: 'requested',
  PartiallyExecuted: 'requested',
  Executed: 'requested',
  Declined: 'requested',
} as const

/** The life of a cross-border request (domain.md §11.1); what is not written here is forbidden, on both sides. */
export const moves = {
  Draft: { AwaitingApproval: 'requester', Sent: 'requester', Withdrawn: 'requester' },
  AwaitingApproval: { Draft: 'requester', Sent: 'requester', Withdrawn: 'requester' },
  // A receipt may overtake another, and an answer may overtake both.
  Sent: { Delivered: 'receipt', Acknowledged: 'receipt', ...firstAnswer, ...takeBack },
  Delivered: { Acknowledged: 'receipt', ...firstAnswer, ...takeBack },
  Acknowledged: { ...firstAnswer, ...takeBack },
  // Back to where it stood when the question came.
  MoreInfoRequested: {
    Acknowledged: 'requester',
    Accepted: 'requester',
    PartiallyAccepted: 'requester',
    InExecution: 'requester',
    Declined: 'requested',
    ...takeBack,
  },
  Accepted: { InExecution: 'requested', ...atWork, ...takeBack },
  PartiallyAccepted: { InExecution: 'requested', ...atWork, ...takeBack },
  InExecution: { ...atWork, ...takeBack },
  PartiallyExecuted: { Executed: 'requested', ClosedByRequester: 'requester', Withdrawn: 'requester' },
  Executed: { ClosedByRequester: 'requester' },
  Declined: { ClosedByRequester: 'requester' },
  ClosedByRequester: {},
  Withdrawn: {},
  Expired: {},
} as const satisfies Moves

export const whoMoves = (from: RequestStatus, to: RequestStatus): Mover | undefined => (moves as Moves)[from][to]

/** Ended by the asking state: what was still on its way from the other side is kept in the log and moves nothing. */
export const ended: readonly RequestStatus[] = ['ClosedByRequester', 'Withdrawn', 'Expired']

/** Never left the node: still free to change, and invisible to the other side. */
export const notYetSent: readonly RequestStatus[] = ['Draft', 'AwaitingApproval']

/** The other state owes the next step. */
export const awaitsAnswer: readonly RequestStatus[] = [
  'Sent',
  'Delivered',
  'Acknowledged',
  'Accepted',
  'PartiallyAccepted',
  'InExecution',
  'PartiallyExecuted',
]

/** What the person who reported is told: that the other state helps, what it found or did, or that it does not help. */
export const heard: readonly RequestStatus[] = [
  'Accepted',
  'PartiallyAccepted',
  'Declined',
  'PartiallyExecuted',
  'Executed',
]

/** Nothing more is expected from anyone but closing. */
export const settled: readonly RequestStatus[] = ['Executed', 'Declined', ...ended]

/** What one side can do to a request that has left, as it crosses in a message. */
export const requestedSteps = [
  'MoreInfoRequested',
  'Accepted',
  'PartiallyAccepted',
  'Declined',
  'InExecution',
  'PartiallyExecuted',
  'Executed',
] as const
export const requesterSteps = ['MoreInfoGiven', 'ClosedByRequester', 'Withdrawn', 'Expired'] as const
export type Step = (typeof requestedSteps)[number] | (typeof requesterSteps)[number]

/** One side's copy: where the request stands, and where it stood when a question stopped it. */
export interface Copy {
  readonly status: RequestStatus
  readonly before: RequestStatus | null
}

/** A question proves that the request was read. */
const afterQuestion = (before: RequestStatus | null): RequestStatus =>
  before === null || before === 'Sent' || before === 'Delivered' ? 'Acknowledged' : before

const target = ({ before }: Copy, step: Step): RequestStatus =>
  step === 'MoreInfoGiven' ? afterQuestion(before) : step

const moveTo = (copy: Copy, status: RequestStatus): Copy => ({
  status,
  before: status === 'MoreInfoRequested' ? copy.status : null,
})

const stepsOf: Readonly<Record<Side, readonly Step[]>> = { requester: requesterSteps, requested: requestedSteps }

/** A side's own step; undefined when it is forbidden. */
export function takeStep(copy: Copy, step: Step, mover: Side): Copy | undefined {
  if (!stepsOf[mover].includes(step)) return undefined
  if (step === 'MoreInfoGiven' && copy.status !== 'MoreInfoRequested') return undefined
  const to = target(copy, step)
  return whoMoves(copy.status, to) === mover ? moveTo(copy, to) : undefined
}

/**
 * The other side's step on our copy; undefined when it is forbidden. The two sides may act at the same moment:
 * the asking state's end always wins, and an answer to a question that nobody asks any more moves nothing,
 * so that both copies come to rest on the same status whatever crossed on the way.
 */
export function receiveStep(copy: Copy, step: Step, mover: Side): Copy | undefined {
  if (ended.includes(copy.status)) return copy
  if (mover === 'requested') return takeStep(copy, step, mover)
  if (step === 'MoreInfoGiven') return takeStep(copy, step, mover) ?? copy
  return stepsOf.requester.includes(step) && !notYetSent.includes(copy.status)
    ? moveTo(copy, target(copy, step))
    : undefined
}

interface Tied {
  readonly kind: RequestKind
  readonly case_id: string | null
  readonly person: string | null
}

/** A status that was told stands beside a person for good; every other tie to a case was our own doing, and can be undone. */
export const mayUnlink = ({ kind, case_id: caseId, person }: Tied): boolean =>
  caseId !== null && (kind !== 'VictimStatusNotification' || person === null)
