import { Problem } from '../platform/problem.ts'

export const periodTooLong = (days: number) => new Problem('transfers/period-too-long', 422, { days })
export const noSuchGround = (ground: string) => new Problem('transfers/no-such-ground', 404, { ground })
export const endsBeforeItBegins = () => new Problem('transfers/ends-before-it-begins', 422)
