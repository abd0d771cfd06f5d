import type { PlatformTables } from '../platform/handle.ts'
import { inSystem } from '../platform/in-system.ts'
import type { Slice } from '../platform/slice.ts'
import { seedDirectory } from './seed.ts'
import type { DirectoryTables } from './tables.ts'

export { getState, listStates, memberOn } from './get-state.ts'
export { listHotlines } from './list-hotlines.ts'
export { proposeLegalBasis } from './propose-legal-basis.ts'
export { seedDirectory } from './seed.ts'
export type { DirectoryTables } from './tables.ts'

export const slice: Slice<DirectoryTables & PlatformTables> = {
  name: 'directory',
  endpoints: [],
  /** Takes in the edition of the directory that this program carries. */
  start: async (host) => {
    await inSystem(host, ({ db }) => seedDirectory(db))
    return async () => undefined
  },
}
