import { Problem } from '../platform/problem.ts'

export const noSuchState = (iso2: string) => new Problem('directory/no-such-state', 404, { iso2 })
