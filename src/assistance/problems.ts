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

export const noSuchNeed = (need: string) => new Problem('assistance/no-such-need', 404, { need })
export const someoneStepped = (need: string) => new Problem('assistance/someone-stepped', 409, { need })
export const notFromHere = (need: string, from: string, step: string) =>
  new Problem('assistance/not-from-here', 409, { need, from, step })
export const saidNoToServices = (need: string) => new Problem('assistance/said-no-to-services', 409, { need })
export const noSuchProvider = (provider: string) => new Problem('assistance/no-such-provider', 404, { provider })
export const providerIsThere = () => new Problem('assistance/provider-is-there', 409)
export const noSuchTransfer = (transfer: string) => new Problem('assistance/no-such-transfer', 404, { transfer })
export const transferIsAnswered = (transfer: string) =>
  new Problem('assistance/transfer-is-answered', 409, { transfer })

export const writtenInBetween = (plan: string | null) => new Problem('assistance/written-in-between', 409, { plan })
export const notThisWay = (plan: string | null, state: string) =>
  new Problem('assistance/not-this-way', 409, { plan, state })

export const noSuchBed = (bed: string) => new Problem('assistance/no-such-bed', 404, { bed })
export const bedIsThere = () => new Problem('assistance/bed-is-there', 409)
export const bedIsTaken = (bed: string) => new Problem('assistance/bed-is-taken', 409, { bed })
export const bedIsClosed = (bed: string) => new Problem('assistance/bed-is-closed', 409, { bed })
export const hasABed = (person: string) => new Problem('assistance/has-a-bed', 409, { person })
export const notMeantForHer = (bed: string) => new Problem('assistance/not-meant-for-her', 409, { bed })
export const noSuchStay = (stay: string) => new Problem('assistance/no-such-stay', 404, { stay })
export const noSuchRestriction = (restriction: string) =>
  new Problem('assistance/no-such-restriction', 404, { restriction })
export const lookedAtMeanwhile = (restriction: string) =>
  new Problem('assistance/looked-at-meanwhile', 409, { restriction })
