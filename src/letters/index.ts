import type { DirectoryTables } from '../directory/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { portal } from './portal/routes.ts'
import type { LettersTables } from './tables.ts'

export { issueLetter, showLetter } from './issue-letter.ts'
export { factsOf, missingFrom } from './kinds.ts'
export { listLettersOf, openLetter, subjectOf, withdrawLetter, withdrawLettersOf } from './kept-letters.ts'
export type { Clause, Letter } from './letter.ts'
export type { LettersTables } from './tables.ts'

/** No endpoint of its own: whose letter it is, only the slice above knows. */
export const slice: Slice<LettersTables & DirectoryTables & PlatformTables> = {
  name: 'letters',
  endpoints: [],
  routes: portal,
}
