import { z } from 'zod'
import { RequestId, RequestKind, RequestStatus } from '../codes/contract.ts'
import { Difference } from './contract.ts'

const state = z.string().regex(/^[A-Z]{2}$/)
const at = z.iso.datetime()
const digest = z.string().max(128)
/** A month, or a day, in Coordinated Universal Time, by the time at which the request left. */
const part = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)

/** One message of the log: its id, who wrote it, and the digest of its signed envelope. */
const Entry = z.tuple([z.uuid(), state, digest])

/** One request in a book: ids, codes, times and digests. Nothing of what was asked, and nobody. */
export const StatementRow = z.strictObject({
  id: RequestId,
  kind: RequestKind,
  /** Who asks. */
  from: state,
  status: RequestStatus,
  sentAt: at,
  lastAt: at,
  /** The whole log, the opening first. */
  log: z.array(Entry).min(1).max(2000),
})
export type StatementRow = z.infer<typeof StatementRow>

export const PartDigest = z.strictObject({ part, count: z.number().int().positive(), digest })
export type PartDigest = z.infer<typeof PartDigest>

/** As many as fit into one message: eight years of days, and months before. */
const mostParts = 4000
/** A day in a digest keeps what must cross small: one request that differs costs its day, not its month. */
export const yearsOfDays = 8

/** So long a node rests between two of its books that it gives to the same state. */
export const restBetween = 5 * 60_000

/** One difference, as the comparing side found it: `here` is its own book. */
const FoundRow = z.strictObject(Difference.shape)

/**
 * A digest for each part of the book first; then the rows of those parts only in which the two books differ;
 * then what was found, so that both sides read the same report.
 */
export const statementMessage = 'requests.statement@1.0'
export const Statement = z.discriminatedUnion('part', [
  z.strictObject({
    part: z.literal('Ask'),
    /** From this month on parts are days, and months before. */
    daysFrom: z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/),
    digests: z.array(PartDigest).max(mostParts),
    at,
  }),
  z.strictObject({
    part: z.literal('Answer'),
    differ: z.array(part).max(2 * mostParts),
    requests: z.number().int().nonnegative(),
    parts: z.number().int().nonnegative().max(100_000),
    at,
  }),
  z.strictObject({ part: z.literal('Rows'), nth: z.number().int().positive(), rows: z.array(StatementRow).min(1) }),
  z.strictObject({
    part: z.literal('Found'),
    nth: z.number().int().positive(),
    parts: z.number().int().positive().max(1000),
    requests: z.number().int().nonnegative(),
    found: z.array(FoundRow).max(5000),
    at,
  }),
])
export type Statement = z.infer<typeof Statement>
