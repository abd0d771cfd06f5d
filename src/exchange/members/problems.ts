import { Problem } from '../../platform/problem.ts'
import type { Rejection } from './contract.ts'

export const noKeys = () => new Problem('exchange/no-keys', 409)
export const notACard = () => new Problem('exchange/not-a-card', 422)
export const alreadyAMember = (state: string) => new Problem('exchange/already-a-member', 409, { state })
export const noSuchMember = (state: string) => new Problem('exchange/no-such-member', 422, { state })
export const noSuchKey = (kid: string) => new Problem('exchange/no-such-key', 422, { kid })
export const otherKeyUnderThisName = (kid: string) => new Problem('exchange/other-key', 409, { kid })
export const nothingChanges = () => new Problem('exchange/nothing-changes', 409)
export const quorumOutOfReach = (quorum: number, voters: number) =>
  new Problem('exchange/quorum-out-of-reach', 422, { quorum, voters })
export const quorumNoMajority = (quorum: number, voters: number) =>
  new Problem('exchange/quorum-no-majority', 422, { quorum, voters })
export const noSuchProposal = (digest: string) => new Problem('exchange/no-such-proposal', 404, { digest })
export const noVote = (state: string) => new Problem('exchange/no-vote', 409, { state })
export const signedAnother = (version: number, by: string) =>
  new Problem('exchange/signed-another', 409, { version, by })
export const notAList = () => new Problem('exchange/not-a-list', 422)
/** The words are not in it: they must come from the other person, not from this screen. */
export const compareFirst = (version: number) => new Problem('exchange/compare-first', 409, { version })
export const otherWords = (version: number) => new Problem('exchange/other-words', 409, { version })

export const rejected = (why: Rejection, detail: Record<string, unknown> = {}) =>
  new Problem('exchange/list-rejected', 409, { why, ...detail })
