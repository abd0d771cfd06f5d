import { endpoint as addAuthority } from './authority/add-authority.ts'
import { endpoint as changeAuthority } from './authority/change-authority.ts'
import { endpoint as getAuthority } from './authority/get-authority.ts'
import { endpoint as listAuthorities } from './authority/list-authorities.ts'
import { endpoint as showState } from './authority/show-state.ts'
import { endpoint as undoChange } from './authority/undo-change.ts'
import { endpoint as verifyAuthority } from './authority/verify-authority.ts'
import { endpoint as changeHoliday } from './calendar/change-holiday.ts'
import { endpoint as changeWeek } from './calendar/change-week.ts'
import { endpoint as enterFeasts } from './calendar/enter-feasts.ts'
import { endpoint as importHolidays } from './calendar/import-holidays.ts'
import { endpoint as listFeasts } from './calendar/list-feasts.ts'
import { endpoint as listClockRules } from './calendar/list-clock-rules.ts'
import { endpoint as writeClockRule } from './calendar/write-clock-rule.ts'
import { endpoint as listHolidays } from './calendar/list-holidays.ts'
import { endpoint as getClause } from './law/get-clause.ts'
import { endpoint as listChannels } from './law/list-channels.ts'
import { endpoint as listInstruments } from './law/list-instruments.ts'
import { endpoint as weighBasis } from './law/weigh-basis.ts'
import { endpoint as listStates } from './list-states.ts'
import { endpoint as confirmTongue } from './tongues/confirm-tongue.ts'
import { endpoint as exportTongue } from './tongues/export-tongue.ts'
import { endpoint as importTongue } from './tongues/import-tongue.ts'
import { endpoint as listTongues } from './tongues/list-tongues.ts'
import type { PlatformTables } from '../platform/handle.ts'
import { inSystem } from '../platform/in-system.ts'
import type { Slice } from '../platform/slice.ts'
import { portal } from './portal/routes.ts'
import { seedDirectory } from './seed.ts'
import type { DirectoryTables } from './tables.ts'

export { getState, listStates } from './get-state.ts'
export { openChannels } from './law/open-channels.ts'
export { calendar } from './calendar/calendar.ts'
export { hotlines } from './list-hotlines.ts'
export { contacts } from './contacts/contacts.ts'
export { noteNodes } from './note-nodes.ts'
export { proposeLegalBasis } from './propose-legal-basis.ts'
export { seedDirectory } from './seed.ts'
export type { DirectoryTables } from './tables.ts'

export const slice: Slice<DirectoryTables & PlatformTables> = {
  name: 'directory',
  endpoints: [
    listStates,
    showState,
    listAuthorities,
    getAuthority,
    addAuthority,
    changeAuthority,
    verifyAuthority,
    undoChange,
    listInstruments,
    getClause,
    listChannels,
    weighBasis,
    listHolidays,
    changeHoliday,
    changeWeek,
    listFeasts,
    enterFeasts,
    importHolidays,
    listClockRules,
    writeClockRule,
    listTongues,
    exportTongue,
    importTongue,
    confirmTongue,
  ],
  routes: portal,
  /** Takes in the edition of the directory that this program carries. */
  start: async (host) => {
    await inSystem(host, ({ db, synthetic }) => seedDirectory(db, synthetic))
    return async () => undefined
  },
}
