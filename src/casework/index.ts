import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoints } from './endpoints.ts'
import { blinded as identifiers } from './identifiers/identifiers.ts'
import { blinded as names } from './names/renew-names.ts'
import type { CaseworkTables } from './tables.ts'
import { lookForConflict } from './people/look-for-conflict.ts'
import { watchClocks } from './work/escalate.ts'
import { listeners } from './work/tell-desks.ts'

export { getCase } from './file/get-case.ts'
export { addReport, openCase } from './file/open-case.ts'
export { recordEvent } from './file/record-event.ts'
export { findByIdentifier } from './identifiers/find-by-identifier.ts'
export { giveStatus } from './people/give-status.ts'
export { nameTokens } from './names/name-tokens.ts'
export { getPerson } from './people/open-person.ts'
export { promiseContact } from './work/promise-contact.ts'
export type { CaseworkTables } from './tables.ts'

export const slice: Slice<CaseworkTables & PlatformTables> = {
  name: 'casework',
  endpoints,
  blinded: [names, identifiers],
  listeners: { ...listeners, 'casework.person-named': lookForConflict as never },
  start: watchClocks,
}
