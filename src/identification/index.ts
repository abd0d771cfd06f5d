import type { CaseworkTables } from '../casework/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoint as listDeterminations } from './list-determinations.ts'
import { endpoint as recordDetermination } from './record-determination.ts'
import { endpoint as recordScreening } from './record-screening.ts'
import type { IdentificationTables } from './tables.ts'

export { getDetermination } from './get-determination.ts'
export { noteOtherState } from './note-other-state.ts'
export type { IdentificationTables } from './tables.ts'

export const slice: Slice<IdentificationTables & CaseworkTables & PlatformTables> = {
  name: 'identification',
  endpoints: [recordScreening, recordDetermination, listDeterminations],
}
