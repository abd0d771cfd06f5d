import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { RequestRow } from '../board/contract.ts'
import { RequestId, RequestKind, RequestStatus } from '../codes/contract.ts'

const StateCode = z.string().regex(/^[A-Z]{2}$/)

/** What two books may say differently, and why; each is known from a signed record, none is guessed. */
export const DifferenceKind = z.enum([
  // A message stands in one book only.
  'OnItsWay', // ours; the other side has not signed for it yet, or only around the time of its statement
  'NotYetHere', // theirs; it has never come here
  'RefusedThere',
  'RefusedHere',
  'LostThere', // they signed for it, and it is not in their book
  'LostHere', // it was ours or we signed for it, and it is not in our book
  // Both books hold the same messages.
  'ReceiptOnItsWay', // only how far it is known to be read differs
  'StatusDiffers',
  'LogDiffers', // one message under two digests
  'OpeningDiffers', // one id, two requests
])
export type DifferenceKind = z.infer<typeof DifferenceKind>

export const Difference = z.object({
  request: RequestId,
  kind: RequestKind,
  /** Who asks. */
  from: StateCode,
  what: DifferenceKind,
  /** The message that makes the difference. */
  message: z.uuid().nullable(),
  /** Why it was refused. */
  code: z.string().nullable(),
  /** Null: that book does not hold the request. */
  here: RequestStatus.nullable(),
  there: RequestStatus.nullable(),
})
export type Difference = z.infer<typeof Difference>

/** How often the books of a pair are compared by themselves. */
export const Rhythm = z.enum(['Daily', 'Weekly', 'Never'])
export type Rhythm = z.infer<typeof Rhythm>

const Reconciliation = z.object({
  id: z.uuid(),
  state: StateCode,
  /** Theirs: the other state compared, and told us what it found. */
  side: z.enum(['Ours', 'Theirs']),
  why: z.enum(['Officer', 'Schedule']),
  askedAt: z.iso.datetime(),
  /** When the other book was read, by the clock of its node. */
  asOf: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  requests: z.number().int().nullable(),
  differences: z.number().int().nullable(),
  /** How much of the other book has come; null until it says how many parts it has. */
  progress: z.object({ come: z.number().int(), of: z.number().int() }).nullable(),
})
export type Reconciliation = z.infer<typeof Reconciliation>

export const reconcile = command('requests/reconcile', {
  summary: 'Ask another state for its book of our requests, and compare it with ours.',
  input: z.strictObject({ state: StateCode }),
  output: z.object({ reconciliation: z.uuid() }),
})

export const setComparing = command('requests/set-comparing', {
  summary: 'How often our book is compared with that of another state by itself.',
  input: z.strictObject({ state: StateCode, every: Rhythm }),
  output: z.object({ state: StateCode, every: Rhythm }),
})

export const listReconciliations = query('requests/list-reconciliations', {
  summary: 'The other states, the latest comparison of our books with each, and what of it is still open.',
  input: z.strictObject({}),
  output: z.object({
    own: StateCode,
    pairs: z.array(
      z.object({
        state: StateCode,
        latest: Reconciliation.nullable(),
        every: Rhythm,
        /** When the next comparison begins by itself; null: never. */
        next: z.iso.datetime().nullable(),
        open: z.number().int(),
      }),
    ),
  }),
})

export const getReconciliation = query('requests/get-reconciliation', {
  summary: 'A comparison of our book with that of another state: each difference, and why it is one.',
  input: z.strictObject({ state: StateCode, reconciliation: z.uuid().nullable().default(null) }),
  output: Reconciliation.extend({
    own: StateCode,
    found: z.array(Difference),
    /** All comparisons with this state, the latest first. */
    history: z.array(Reconciliation),
  }),
})

/** How a difference ended: `Gone` when the next comparison did not find it any more, else what an officer says. */
export const DifferenceEnd = z.enum(['Gone', 'AgreedWithThem', 'MendedHere', 'MendedThere', 'KnownFault'])
export type DifferenceEnd = z.infer<typeof DifferenceEnd>

export const OpenDifference = Difference.extend({
  id: z.uuid(),
  state: StateCode,
  since: z.iso.datetime(),
  due: z.iso.datetime(),
  owner: z.uuid().nullable(),
})
export type OpenDifference = z.infer<typeof OpenDifference>

export const listDifferences = query('requests/list-differences', {
  summary: 'The differences between books that somebody still has to settle, what is due first.',
  input: z.strictObject({ state: StateCode.nullable().default(null) }),
  output: z.object({ differences: z.array(OpenDifference), more: z.boolean() }),
})

export const ownDifference = command('requests/own-difference', {
  summary: 'Take a difference between two books upon oneself, or give it to a colleague.',
  input: z.strictObject({ difference: z.uuid(), owner: z.uuid() }),
  output: z.object({ difference: z.uuid() }),
})

export const settleDifference = command('requests/settle-difference', {
  summary: 'Say how a difference between two books was settled.',
  input: z.strictObject({ difference: z.uuid(), how: DifferenceEnd.exclude(['Gone']) }),
  output: z.object({ difference: z.uuid() }),
})

/** What a backlog counts of requests that have left and are not settled; `Silent` and `Returned` are ours only. */
export const BacklogKind = z.enum(['In', 'Out', 'Late', 'Silent', 'Returned'])
export type BacklogKind = z.infer<typeof BacklogKind>

export const countBacklog = query('requests/count-backlog', {
  summary: 'For each other state: open requests both ways, late, unread past their time, and returned with a question.',
  input: z.strictObject({}),
  output: z.object({
    pairs: z.array(
      z.object({ state: StateCode, counts: z.record(BacklogKind, z.number().int()), oldest: z.iso.datetime() }),
    ),
  }),
})

export const listBacklog = query('requests/list-backlog', {
  summary: 'The requests behind one count of the backlog, oldest first.',
  input: z.strictObject({ state: StateCode, of: BacklogKind }),
  output: z.object({ requests: z.array(RequestRow), more: z.boolean() }),
})
