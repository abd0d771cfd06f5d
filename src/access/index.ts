import type { Slice } from '../platform/slice.ts'
import { endpoint as breakGlass } from './break-glass.ts'
import { endpoint as changeChoices } from './change-choices.ts'
import { endpoint as declareConflict } from './declare-conflict.ts'
import { endpoint as decideConflict } from './decide-conflict.ts'
import { endpoint as endDevice } from './end-device.ts'
import { endpoint as endHolding } from './end-holding.ts'
import { endpoint as givePost } from './give-post.ts'
import { endpoint as inviteOfficer } from './invite-officer.ts'
import { endpoint as liftConflict } from './lift-conflict.ts'
import { endpoint as listAgencies } from './list-agencies.ts'
import { endpoint as listColleagues } from './list-colleagues.ts'
import { endpoint as listConflictClaims } from './list-conflict-claims.ts'
import { endpoint as listDevices } from './list-devices.ts'
import { endpoint as listExceptions } from './list-exceptions.ts'
import { endpoint as listNamedOfficers } from './list-named-officers.ts'
import { endpoint as listNotices } from './list-notices.ts'
import { endpoint as listOfficers } from './list-officers.ts'
import { endpoint as listPosts } from './list-posts.ts'
import { endpoint as listRoles } from './list-roles.ts'
import { endpoint as listReads } from './list-reads.ts'
import { listeners } from './listeners.ts'
import { endpoint as markRead } from './mark-read.ts'
import { endpoint as me } from './me.ts'
import { endpoint as renewLink } from './renew-link.ts'
import { routes, start } from './routes.ts'
import { endpoint as seeOwnGlass } from './see-own-glass.ts'
import { endpoint as setAgency } from './set-agency.ts'
import { endpoint as setPost } from './set-post.ts'
import type { AccessTables } from './tables.ts'

export type { AccessTables } from './tables.ts'
export { listOfficersOf } from './list-officers-of.ts'
export { foundConflict, listOfficersNow } from './conflict.ts'
export type { Found } from './conflict.ts'
export { nameOfAgency } from './name-of-agency.ts'
export { giveNotice } from './notice.ts'
export { offerFirstAdministrator } from './invitation.ts'
export type { Role } from './roles.ts'
export { seedOfficer } from './seed-officer.ts'
export { tellOfficers } from './tell-officers.ts'
export { whoIs } from './who-is.ts'

export const slice: Slice<AccessTables> = {
  name: 'access',
  endpoints: [
    me,
    changeChoices,
    listAgencies,
    listColleagues,
    listOfficers,
    listPosts,
    setAgency,
    setPost,
    inviteOfficer,
    renewLink,
    givePost,
    endHolding,
    listNamedOfficers,
    listDevices,
    endDevice,
    breakGlass,
    seeOwnGlass,
    declareConflict,
    decideConflict,
    listConflictClaims,
    liftConflict,
    listExceptions,
    listNotices,
    markRead,
    listReads,
    listRoles,
  ],
  routes,
  listeners,
  start,
}
