import { z } from 'zod'
import { command, query } from '../platform/contract.ts'

/** ISO 3166-1 alpha-2. */
export const StateCode = z.string().regex(/^[A-Z]{2}$/)
export type StateCode = z.infer<typeof StateCode>

export const MessageId = z.uuid().brand('MessageId')
export type MessageId = z.infer<typeof MessageId>

/** One conversation. Numbers and hash links run per ordered pair of states and thread. */
export const ThreadId = z.uuid()

/** `requests.welfare-check@1.0`: the slice that owns it, the kind, major and minor version. */
export const MessageType = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z-]*\.[a-z][a-z0-9-]*@\d{1,4}\.\d{1,4}$/)

/** TLP 2.0. */
export const Tlp = z.enum(['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'])

/** What the receiver may do with a message: originator control. */
export const Handling = z.object({
  tlp: Tlp,
  pap: z.enum(['RED', 'AMBER', 'GREEN', 'CLEAR']).optional(),
  /** Passing it on to a third party: never, only after asking us, or freely. */
  onward: z.enum(['no', 'ask', 'yes']),
  /** A code of the slice that sends, such as `protection`. */
  purpose: z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,63}$/),
})
export type Handling = z.infer<typeof Handling>

/** How far a message has come. `dead` waits for a person; nothing is given up without one. */
export const DeliveryState = z.enum(['queued', 'sent', 'received', 'delivered', 'read', 'refused', 'dead'])
export type DeliveryState = z.infer<typeof DeliveryState>

/** A rung of the ladder. `answered`: a message of the partner names this one among its causes. */
export const LadderStep = z.enum([...DeliveryState.options, 'answered'])
const Rung = z.object({ step: LadderStep, at: z.iso.datetime() })

/** The ladder of one message, each rung with its time; `code` says why it was refused or does not move. */
export const Delivery = z.object({ state: DeliveryState, code: z.string().nullable(), at: z.array(Rung) })
export type Delivery = z.infer<typeof Delivery>

export const PartnerKey = z.object({
  kid: z.string(),
  use: z.enum(['sign', 'seal']),
  epoch: z.int(),
  validFrom: z.iso.datetime(),
  validUntil: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  ageDays: z.int(),
})

export const Partner = z.object({
  state: StateCode,
  own: z.boolean(),
  endpoint: z.string(),
  memberFrom: z.iso.datetime(),
  memberUntil: z.iso.datetime().nullable(),
  accepts: z.array(z.string()),
  heardAt: z.iso.datetime().nullable(),
  waiting: z.int(),
  oldestWaitingAt: z.iso.datetime().nullable(),
  dead: z.int(),
  failure: z
    .object({
      code: z.string(),
      since: z.iso.datetime().nullable(),
      times: z.int(),
      nextTryAt: z.iso.datetime().nullable(),
    })
    .nullable(),
  keys: z.array(PartnerKey),
})
export type Partner = z.infer<typeof Partner>

export const listPartners = query('exchange/list-partners', {
  summary:
    'The states this node can write to: when each was last heard, what waits, what fails, and how old its keys are.',
  input: z.object({}),
  output: z.object({
    directoryVersion: z.int().nullable(),
    /** When it was noticed last that this node was restored from a backup. */
    restoredAt: z.iso.datetime().nullable(),
    partners: z.array(Partner),
  }),
})

export const DeadLetter = z.object({
  message: MessageId,
  partner: StateCode,
  thread: ThreadId,
  type: z.string(),
  /** A signed receipt of ours that could not be handed over, not a message. */
  receipt: z.boolean(),
  tlp: Tlp.nullable(),
  issuedAt: z.iso.datetime(),
  deadAt: z.iso.datetime(),
  tries: z.int(),
  code: z.string().nullable(),
  /** Another message has taken its place, so that it holds up nothing; it cannot be sent again. */
  placeGivenUp: z.boolean(),
})
export type DeadLetter = z.infer<typeof DeadLetter>

export const listDeadLetters = query('exchange/list-dead-letters', {
  summary: 'Messages that could not be delivered for a week and now wait for a person.',
  input: z.object({}),
  output: z.object({ letters: z.array(DeadLetter) }),
})

export const retryDeadLetter = command('exchange/retry-dead-letter', {
  summary: 'Tries an undelivered message again for another week, with those before it in its thread.',
  input: z.object({ message: MessageId }),
  output: z.object({ message: MessageId, revived: z.int() }),
})

export const releaseThread = command('exchange/release-thread', {
  summary:
    'Signs that an undelivered message will never come, so that those behind it in its thread pass. It cannot be sent again.',
  input: z.object({ message: MessageId }),
  output: z.object({ message: MessageId }),
})

export const putAwayDeadLetter = command('exchange/put-away-dead-letter', {
  summary: 'Takes an undelivered message that holds up nothing from the list, once somebody has looked into it.',
  input: z.object({ message: MessageId }),
  output: z.object({ message: MessageId }),
})

export const CameBack = z.object({
  message: MessageId,
  partner: StateCode,
  thread: ThreadId,
  type: z.string(),
  issuedAt: z.iso.datetime(),
  since: z.iso.datetime(),
  /** Why nothing could be rebuilt from it yet; null while nobody has tried. */
  code: z.string().nullable(),
})
export type CameBack = z.infer<typeof CameBack>

export const listReplays = query('exchange/list-replays', {
  summary: 'Messages of ours that came back after a restore and from which nothing could be rebuilt yet.',
  input: z.object({}),
  output: z.object({ waiting: z.array(CameBack), more: z.boolean() }),
})

export const putAwayReplay = command('exchange/put-away-replay', {
  summary:
    'Takes a message that came back from the list, once somebody has looked into it; nothing is rebuilt from it.',
  input: z.object({ message: MessageId }),
  output: z.object({ message: MessageId }),
})

export const HeldMessage = z.object({
  message: MessageId,
  direction: z.enum(['in', 'out']),
  partner: StateCode,
  thread: ThreadId,
  files: z.int(),
  /** How many of the files have come whole; known of those that come in. */
  whole: z.int(),
  bytes: z.number(),
  code: z.string().nullable(),
  since: z.iso.datetime(),
  /** Refused by its receiver when its files have not come by then. */
  until: z.iso.datetime(),
})
export type HeldMessage = z.infer<typeof HeldMessage>

export const listHeld = query('exchange/list-held', {
  summary: 'Messages that are held back until their files are all there: how many have come, and until when they may.',
  input: z.object({}),
  output: z.object({ held: z.array(HeldMessage) }),
})

export const ThreadMessage = z.object({
  id: MessageId,
  direction: z.enum(['in', 'out']),
  partner: StateCode,
  seq: z.int(),
  type: z.string(),
  issuedAt: z.iso.datetime(),
  digest: z.string(),
  delivery: Delivery,
})

export type ThreadMessage = z.infer<typeof ThreadMessage>

export const listThread = query('exchange/list-thread', {
  summary: 'The messages of one thread in both directions, each with its ladder of receipts; no content.',
  input: z.object({ thread: ThreadId }),
  output: z.object({ messages: z.array(ThreadMessage) }),
})

/** `requests.welfare-check@1.4` -> `requests.welfare-check@1`: what a member says it accepts. */
export const majorOf = (type: string): string => type.slice(0, type.lastIndexOf('.'))
