/** What can be wrong with a catalogue. */
export const mistakeCodes = [
  'broken',
  'missing',
  'not-one-of',
  'unknown-key',
  'no-such-dimension',
  'twice',
  'other-element',
  'child-needs-no-means',
  'malformed',
] as const
export type MistakeCode = (typeof mistakeCodes)[number]
