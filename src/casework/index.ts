import type { Slice } from '../platform/slice.ts'
import type { PlatformTables } from '../platform/handle.ts'
import { endpoint as getCase } from './file/get-case.ts'
import { endpoint as openCase } from './file/open-case.ts'
import { endpoint as searchPeople } from './names/search-people.ts'
import type { CaseworkTables } from './tables.ts'

export { getCase } from './file/get-case.ts'
export { addReport, openCase } from './file/open-case.ts'
export { recordEvent } from './file/record-event.ts'
export { nameTokens } from './names/name-tokens.ts'
export { getPerson } from './people/open-person.ts'
export { promiseContact } from './work/promise-contact.ts'
export type { CaseworkTables } from './tables.ts'

export const slice: Slice<CaseworkTables & PlatformTables> = {
  name: 'casework',
  endpoints: [openCase, getCase, searchPeople],
}
