import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { MessageId, StateCode } from '../contract.ts'

const Moment = z.iso.datetime()

/** Two heads of one log that cannot both be true. */
export const BreachKind = z.enum(['forked', 'not-consistent', 'shrunk'])
export type BreachKind = z.infer<typeof BreachKind>

/** Another member, as a witness of this node's log. `code` says why it does not sign now. */
export const WitnessStanding = z.object({
  state: StateCode,
  signedAt: Moment.nullable(),
  code: z.string().nullable(),
  since: Moment.nullable(),
})
export type WitnessStanding = z.infer<typeof WitnessStanding>

/** The log of another member, as this node witnesses it. */
export const WatchedLog = z.object({
  state: StateCode,
  size: z.int().nullable(),
  signedAt: Moment.nullable(),
  breach: z.object({ found: BreachKind, at: Moment }).nullable(),
})
export type WatchedLog = z.infer<typeof WatchedLog>

export const LogStanding = z.object({
  /** Leaves, and texts that are not leaves yet. */
  size: z.int(),
  waiting: z.int(),
  head: z.object({ size: z.int(), at: Moment }).nullable(),
  settled: z.object({ size: z.int(), at: Moment, by: z.array(StateCode) }).nullable(),
  /** How many others must sign: two, or as many as there are. */
  needed: z.int(),
  witnesses: z.array(WitnessStanding),
  /** Null where no time-stamping authority is set up. */
  stamp: z.object({ at: Moment.nullable(), code: z.string().nullable() }).nullable(),
  watched: z.array(WatchedLog),
})
export type LogStanding = z.infer<typeof LogStanding>

export const showLog = query('exchange/show-log', {
  summary:
    'How far the log of this node is cosigned by others, who would not sign and why, and how the others’ logs do.',
  input: z.object({}),
  output: LogStanding,
})

export const acceptHistory = command('exchange/accept-history', {
  summary:
    'After speaking with a partner whose log turned back (a restored backup): signs what it shows from now on. The evidence stays.',
  input: z.object({ state: StateCode }),
  output: z.object({ state: StateCode }),
})

const base64 = z.base64().max(1000)

/** A text of the message, and the hashes that lead from its leaf to the root. */
export const ProvenLeaf = z.object({
  kind: z.enum(['envelope', 'receipt']),
  digest: z.string().max(43),
  index: z.int().min(0),
  path: z.array(base64).max(63),
})
export type ProvenLeaf = z.infer<typeof ProvenLeaf>

/** All that is needed to prove years later, without any node, that a message and its receipts were given. */
export const MessageProof = z.object({
  suar: z.literal(1),
  proof: z.literal('message'),
  envelope: z.string().max(20_000),
  receipts: z.array(z.string().max(5_000)).max(3),
  /** The state whose log this is. */
  log: StateCode,
  leaves: z.array(ProvenLeaf).max(4),
  /** The head, signed by the log and by those who witnessed it. */
  checkpoint: z.string().max(20_000),
  /** The lists of members that name the keys, word for word. */
  directories: z.array(z.string().max(2_100_000)).min(1).max(5),
  /** An RFC 3161 token over the signed head without its cosignatures. */
  stamp: z.base64().max(20_000).nullable(),
})
export type MessageProof = z.infer<typeof MessageProof>

export const proveMessage = query('exchange/prove-message', {
  summary: 'A small file that proves a message and its receipts to anybody, without any node. No content is in it.',
  input: z.object({ message: MessageId }),
  output: z.object({ proof: MessageProof }),
})
