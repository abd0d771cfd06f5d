import { z } from 'zod'
import { Handling, MessageType, StateCode, ThreadId } from './contract.ts'

// What crosses the border, as EXCHANGE.md writes it down. Unknown fields are kept in the stored text and ignored.

export const digest = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const kid = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/)
const time = z.iso.datetime()
/** `exchange/cannot-open`; the few codes of the platform have no slash. */
const code = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*(\/[a-z0-9-]+)*$/)

/** The outer wrapping: all that is readable on the way. `sealed` holds the signed envelope and the body. */
export const Wire = z.object({
  suar: z.literal(1),
  id: z.uuid(),
  from: StateCode,
  to: StateCode,
  key: kid,
  enc: z.base64url().max(100),
  /** base64url; not matched here letter by letter, since only the right bytes open. */
  sealed: z.string().min(1),
})
export type Wire = z.infer<typeof Wire>

/** A place in a thread: the number and digest of a text, or 0 and null before the first. */
export const Place = z.object({ seq: z.int().min(0).max(2_000_000_000), digest: digest.nullable() })
export type Place = z.infer<typeof Place>

/** The signed part. It names its recipient, so that a reader cannot pass it on as if it had been written to another. */
export const Envelope = z.object({
  suar: z.literal(1),
  id: z.uuid(),
  from: StateCode,
  to: StateCode,
  toKey: kid,
  type: MessageType,
  thread: ThreadId,
  /** 1, 2, 3 … per ordered pair of states and thread. */
  seq: z.int().min(1).max(2_000_000_000),
  /** Digest of the envelope before this one in the same order; null for the first. */
  prev: digest.nullable(),
  causes: z.array(z.uuid()).max(20),
  issuedAt: time,
  expiresAt: time,
  handling: Handling,
  legalBasis: z.array(z.string().max(200)).max(20),
  payload: z.object({ digest }),
  /** Fields that a receiver must understand or refuse. */
  crit: z.array(z.string().max(64)).max(20),
  /** Files that travel apart, by the digest of their sealed bytes; their keys and names are in the body. */
  attachments: z
    .array(
      z.object({
        digest,
        bytes: z
          .int()
          .min(16)
          .max(2 ** 40),
        type: z.string().regex(/^[a-z0-9][a-z0-9.+-]{0,60}\/[a-z0-9][a-z0-9.+-]{0,80}$/),
      }),
    )
    .min(1)
    .max(16)
    .optional(),
  /** Only in an `exchange.void`: the message whose place this one takes, since the receiver can never take it itself. */
  voids: z.object({ id: z.uuid(), digest, code }).optional(),
  /** Only in an `exchange.rejoin`: the earlier place from which the thread goes on, since its sender had forgotten the rest. */
  rejoins: Place.optional(),
})
export type Envelope = z.infer<typeof Envelope>

export const understood: ReadonlySet<string> = new Set(Object.keys(Envelope.shape))

/** The type of a message that takes the place of one that can never be taken. Every member takes it. */
export const voidType = 'exchange.void@1.0'
/** The type of a message that says from which earlier place a thread goes on. Every member takes it. */
export const rejoinType = 'exchange.rejoin@1.0'

export const Step = z.enum(['received', 'delivered', 'refused', 'read'])
export type Step = z.infer<typeof Step>

/** Signed by the receiver, given back to the sender. */
export const Receipt = z.object({
  suar: z.literal(1),
  from: StateCode,
  to: StateCode,
  message: z.uuid(),
  digest,
  step: Step,
  code: z.string().max(100).optional(),
  receivedAt: time,
  at: time,
})
export type Receipt = z.infer<typeof Receipt>

/**
 * Why a text had no effect, signed by whom it was sent to. `request` is the digest of the very bytes that were answered,
 * so that an answer to other bytes, or to bytes that were changed on the way, is not taken for one to these.
 */
export const SignedProblem = z.object({
  suar: z.literal(1),
  from: StateCode,
  /** Null where the text does not say who wrote it. */
  to: StateCode.nullable(),
  message: z.uuid().optional(),
  request: digest.nullable(),
  code,
  status: z.int().min(400).max(599),
  detail: z.record(z.string(), z.unknown()),
  at: time,
})
export type SignedProblem = z.infer<typeof SignedProblem>

/** Proves who pulls; good for ten minutes. What it opens is sealed to that member alone. */
export const PullRequest = z.object({
  suar: z.literal(1),
  from: StateCode,
  to: StateCode,
  at: time,
})
export type PullRequest = z.infer<typeof PullRequest>

export const Page = z.object({
  messages: z.array(z.object({ position: z.int().min(1), id: z.uuid() })).max(200),
  /** The cursor to ask with next. */
  next: z.int().min(0),
})
export type Page = z.infer<typeof Page>

/** Where the threads of whoever asks stand here, by thread; `next` is the thread to ask behind. */
export const Heads = z.object({
  heads: z.array(z.object({ thread: ThreadId, digest })).max(1000),
  next: ThreadId.nullable(),
})
export type Heads = z.infer<typeof Heads>

/** What was taken of a thread of whoever asks, in its order; `next` is how many to pass over. */
export const History = z.object({
  messages: z.array(z.object({ id: z.uuid(), digest })).max(1000),
  next: z.int().min(1).nullable(),
})
export type History = z.infer<typeof History>

/** A message of whoever asks, sealed to it, as a wire text; its body text is empty where it was erased. */
export const Returned = z.object({
  message: z.string().max(1024 * 1024),
  receipts: z.array(z.string().max(10_000)).max(4),
})
export type Returned = z.infer<typeof Returned>

/** Receipts of the step `read` that whoever asks has given or was given, the newest first. */
export const Reads = z.object({
  receipts: z.array(z.string().max(10_000)).max(200),
  next: z.int().min(1).nullable(),
})
export type Reads = z.infer<typeof Reads>

export const DirectoryKey = z.object({
  kid,
  use: z.enum(['sign', 'seal']),
  epoch: z.int().min(1),
  /** The public key itself, 32 bytes: Ed25519 to sign, X25519 to seal. */
  x: digest,
  validFrom: time,
  validUntil: time.nullable(),
  revokedAt: time.nullable(),
})
export type DirectoryKey = z.infer<typeof DirectoryKey>

export const Member = z.object({
  state: StateCode,
  /** Everything of the exchange stands below this address. */
  endpoint: z
    .string()
    .max(300)
    .regex(/^https?:\/\/[!-~]+$/)
    .refine((address) => URL.canParse(address)),
  from: time,
  until: time.nullable(),
  /** `requests.welfare-check@1`: type and major version. */
  accepts: z.array(z.string().max(110)).max(500),
  keys: z.array(DirectoryKey).max(50),
})
export type Member = z.infer<typeof Member>

/** The list of members. Signed by at least `quorum` of the members of the version before it. */
export const Directory = z.object({
  suar: z.literal(1),
  version: z.int().min(1),
  /** Digest of the document before this one; null for the first. */
  prev: digest.nullable(),
  issuedAt: time,
  quorum: z.int().min(1).max(100),
  members: z.array(Member).min(1).max(100),
})
export type Directory = z.infer<typeof Directory>

/** How the list travels: a JWS in general JSON form, so that any number of members sign the same bytes. */
export const SignedDirectory = z.object({
  payload: z.string().max(2_000_000),
  signatures: z.array(z.object({ protected: z.string().max(1000), signature: z.string().max(200) })).max(100),
})

/** The kinds of signed text. A text of one kind is never taken for another. */
export const kinds = {
  envelope: 'suar-envelope+jws',
  receipt: 'suar-receipt+jws',
  problem: 'suar-problem+jws',
  pull: 'suar-pull+jws',
  pouch: 'suar-pouch+jws',
  directory: 'suar-directory+jws',
  card: 'suar-card+jws',
} as const
export type Kind = keyof typeof kinds
