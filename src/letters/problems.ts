import { Problem } from '../platform/problem.ts'

export const noSuchLetter = (letter: string) => new Problem('letters/no-such-letter', 404, { letter })
export const alreadyWithdrawn = (letter: string) => new Problem('letters/already-withdrawn', 409, { letter })
/** Names the facts, never what was in them. */
export const factsMissing = (kind: string, missing: readonly string[]) =>
  new Problem('letters/facts-missing', 409, { kind, missing })
export const notInThisLetter = (kind: string, facts: readonly string[]) =>
  new Problem('letters/not-in-this-letter', 409, { kind, facts })
export const unprintable = (kind: string, facts: readonly string[]) =>
  new Problem('letters/unprintable', 409, { kind, facts })
export const notThisMatter = (kind: string, matter: string) =>
  new Problem('letters/not-this-matter', 409, { kind, matter })
/** A purpose or a caveat that the letter cannot say must never be left out. */
export const noWords = (kind: string, codes: readonly string[]) => new Problem('letters/no-words', 409, { kind, codes })
export const noLegalBasis = (kind: string) => new Problem('letters/no-legal-basis', 409, { kind })
export const moreThanOnePage = (kind: string, pages: number) =>
  new Problem('letters/more-than-one-page', 409, { kind, pages })
