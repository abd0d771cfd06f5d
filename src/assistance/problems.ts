import { Problem } from '../platform/problem.ts'
import type { BurdenStanding, BurdenStep } from './position/contract.ts'

export const noSuchBurden = (burden: string) => new Problem('assistance/no-such-burden', 404, { burden })
export const notYet = () => new Problem('assistance/not-yet', 400)
export const forbiddenStep = (burden: string, from: BurdenStanding, step: BurdenStep) =>
  new Problem('assistance/forbidden-step', 409, { burden, from, step })
export const notYoursToDecide = (burden: string) => new Problem('assistance/not-yours-to-decide', 403, { burden })
export const sameOfficer = (burden: string) => new Problem('assistance/same-officer', 409, { burden })

export const reviewTooSoon = () => new Problem('assistance/review-too-soon', 400)
export const reviewTooLate = () => new Problem('assistance/review-too-late', 400)
export const noSuchFlag = (flag: string) => new Problem('assistance/no-such-flag', 404, { flag })
export const flagIsLifted = (flag: string) => new Problem('assistance/flag-is-lifted', 409, { flag })
export const raiserDoesNotLift = (flag: string) => new Problem('assistance/raiser-does-not-lift', 409, { flag })
export const familyIsNotContacted = (person: string) =>
  new Problem('assistance/family-is-not-contacted', 409, { gate: 'G8', person })
export const safeWordFirst = (person: string) => new Problem('assistance/safe-word-first', 409, { person })
export const notHerWord = (person: string) => new Problem('assistance/not-her-word', 409, { person })
export const reasonFirst = (person: string) => new Problem('assistance/reason-first', 409, { person })
export const guardianMissing = (person: string) =>
  new Problem('assistance/guardian-missing', 409, { person, gate: 'G5' })
export const alreadyOver = () => new Problem('assistance/already-over', 400)
export const noSuchReceiver = (receiver: string) => new Problem('assistance/no-such-receiver', 404, { receiver })
export const notAgainstAChild = () => new Problem('assistance/not-against-a-child', 409, { gate: 'G5' })
export const answeredAnew = () => new Problem('assistance/answered-anew', 409)
export const secondPersonNeeded = () => new Problem('assistance/second-person-needed', 409)
export const secondAgencyNeeded = () => new Problem('assistance/second-agency-needed', 409, { gate: 'G1' })
export const tooLong = () => new Problem('assistance/too-long', 400)
export const sheAgrees = () => new Problem('assistance/she-agrees', 409)
export const noSuchOverride = (override: string) => new Problem('assistance/no-such-override', 404, { override })
