import { Problem } from '../platform/problem.ts'
import type { BurdenStanding, BurdenStep } from './position/contract.ts'

export const noSuchBurden = (burden: string) => new Problem('assistance/no-such-burden', 404, { burden })
export const notYet = () => new Problem('assistance/not-yet', 400)
export const forbiddenStep = (burden: string, from: BurdenStanding, step: BurdenStep) =>
  new Problem('assistance/forbidden-step', 409, { burden, from, step })
export const notYoursToDecide = (burden: string) => new Problem('assistance/not-yours-to-decide', 403, { burden })
export const sameOfficer = (burden: string) => new Problem('assistance/same-officer', 409, { burden })
