import { Problem } from '../platform/problem.ts'

// Asked of us by a slice or an officer
export const noSuchPartner = (to: string) => new Problem('exchange/no-such-partner', 422, { to })
export const notAcceptedThere = (to: string, type: string) =>
  new Problem('exchange/not-accepted-there', 422, { to, type })
export const noDirectory = () => new Problem('exchange/no-directory', 503)
export const noSuchMessage = (message: string) => new Problem('exchange/no-such-message', 404, { message })
export const noSuchDeadLetter = (message: string) => new Problem('exchange/no-such-dead-letter', 404, { message })
export const tooLarge = (limit: number) => new Problem('exchange/too-large', 413, { limit })
export const attachmentTooLarge = (limit: number) => new Problem('exchange/attachment-too-large', 413, { limit })

/**
 * Why a text that came in has no effect: the sender keeps the message. EXCHANGE.md says what each means.
 */
export const refusals = {
  malformed: 400,
  'wrongly-addressed': 421,
  'unknown-member': 403,
  'unknown-key': 403,
  'key-revoked': 403,
  'key-out-of-date': 403,
  'bad-signature': 403,
  'unknown-recipient-key': 409,
  'cannot-open': 400,
  'digest-mismatch': 400,
  'from-the-future': 409,
  'proof-out-of-date': 409,
  'out-of-order': 409,
  replayed: 409,
  'broken-chain': 409,
  forked: 409,
  'place-given-up': 409,
  'no-such-attachment': 404,
  'wrong-offset': 409,
  'attachment-busy': 409,
  'attachment-too-large': 413,
  'attachment-altered': 409,
  'too-much-waiting': 429,
  'no-such-message': 404,
  'try-later': 503,
} as const
export type Refusal = keyof typeof refusals

export const refuse = (why: Refusal, detail: Record<string, unknown> = {}) =>
  new Problem(`exchange/${why}`, refusals[why], detail)
