import { Problem } from '../../platform/problem.ts'

// Said by a witness to a log, or by a log about itself. docs/exchange.md says what each means.
export const notServed = () => new Problem('exchange/no-such-page-of-the-log', 404)
export const malformedRequest = () => new Problem('exchange/log-malformed', 400)
export const unknownLog = (origin: string) => new Problem('exchange/log-unknown', 404, { origin: origin.slice(0, 100) })
export const notSigned = (origin: string) => new Problem('exchange/log-not-signed', 403, { origin })
export const forkedLog = (origin: string, size: number) => new Problem('exchange/log-forked', 409, { origin, size })
export const notConsistent = (origin: string, size: number) =>
  new Problem('exchange/log-not-consistent', 422, { origin, size })

// Asked of us by an officer
export const notSettledYet = (message: string) => new Problem('exchange/not-settled-yet', 409, { message })
export const noSuchBreach = (state: string) => new Problem('exchange/no-such-breach', 404, { state })
