import { Problem } from '../platform/problem.ts'
import type { IdentificationStatus } from './contract.ts'

export const forbiddenMove = (person: string, from: IdentificationStatus, to: IdentificationStatus) =>
  new Problem('identification/forbidden-move', 409, { person, from, to })
export const screenerDoesNotDecide = (person: string) =>
  new Problem('identification/screener-does-not-decide', 409, { person })
export const decidedMeanwhile = (person: string) => new Problem('identification/decided-meanwhile', 409, { person })
