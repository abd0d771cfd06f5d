import { Problem } from '../../platform/problem.ts'

/** What nodes say to each other about logs; EXCHANGE.md tells what each means. */
const refusals = {
  'no-such-page-of-the-log': 404,
  'log-malformed': 400,
  'log-unknown': 404,
  'log-not-signed': 403,
  'log-forked': 409,
  'log-not-consistent': 422,
} as const

const refuse = (why: keyof typeof refusals, detail: Record<string, unknown> = {}) =>
  new Problem(`exchange/${why}`, refusals[why], detail)

export const notServed = () => refuse('no-such-page-of-the-log')
export const malformedRequest = () => refuse('log-malformed')
export const unknownLog = (origin: string) => refuse('log-unknown', { origin: origin.slice(0, 100) })
export const notSigned = (origin: string) => refuse('log-not-signed', { origin })
export const forkedLog = (origin: string, size: number) => refuse('log-forked', { origin, size })
export const notConsistent = (origin: string, size: number) => refuse('log-not-consistent', { origin, size })

// Asked of us by an officer
export const notSettledYet = (message: string) => new Problem('exchange/not-settled-yet', 409, { message })
export const noSuchBreach = (state: string) => new Problem('exchange/no-such-breach', 404, { state })
