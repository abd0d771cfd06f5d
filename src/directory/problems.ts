import { Problem } from '../platform/problem.ts'

export const noSuchState = (iso2: string) => new Problem('directory/no-such-state', 404, { iso2 })
/** The state named in an entry is not one that the directory holds. */
export const unknownState = (iso2: string) => new Problem('directory/unknown-state', 422, { iso2 })
export const noSuchAuthority = (code: string) => new Problem('directory/no-such-authority', 404, { code })
export const noSuchClause = (clause: string) => new Problem('directory/no-such-clause', 404, { clause })
export const codeTaken = (code: string) => new Problem('directory/code-taken', 409, { code })
/** Somebody else changed the entry after the officer had opened it. */
export const changedMeanwhile = (code: string, version: number) =>
  new Problem('directory/changed-meanwhile', 409, { code, version })
export const nothingToUndo = (code: string) => new Problem('directory/nothing-to-undo', 409, { code })
/** No rule says how long a request of this kind may take: the directory was not filled. */
export const noClockRule = (type: string, urgency: string) =>
  new Problem('directory/no-clock-rule', 409, { type, urgency })
/** What has begun is not written anew: clocks ran by it. */
export const alreadyBegun = (today: string) => new Problem('directory/already-begun', 409, { today })
/** A rule for all states and instruments is replaced, never ended: every request needs one. */
export const neverEnds = () => new Problem('directory/never-ends', 409, {})
export const answeredBeforeRead = () => new Problem('directory/answered-before-read', 422, {})
export const unknownInstrument = (code: string) => new Problem('directory/unknown-instrument', 422, { code })
export const noSuchFeast = (code: string) => new Problem('directory/no-such-feast', 422, { code })
/** A feast ends before it begins, or lasts longer than any state gives to one. */
export const notThatLong = (from: string, until: string) => new Problem('directory/not-that-long', 422, { from, until })
/** The portal has no such part, or the house writes this language itself. */
export const noSuchWords = (language: string, slice: string) =>
  new Problem('directory/no-such-words', 404, { language, slice })
/** What is not whole cannot be confirmed. */
export const wordsMissing = (language: string, slice: string) =>
  new Problem('directory/words-missing', 409, { language, slice })
