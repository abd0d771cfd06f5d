import type { CaseworkTables } from '../casework/index.ts'
import type { IntakeTables } from '../intake/index.ts'
import { everyMinute } from '../platform/every-minute.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoint as confirmLetGo } from './confirm-let-go.ts'
import { endpoints as aid } from './aid/endpoints.ts'
import { blinded as retainers } from './aid/lawyers.ts'
import { endpoints as grievance } from './grievance/endpoints.ts'
import { portal } from './grievance/portal/routes.ts'
import { blinded as grievances } from './grievance/receipts.ts'
import { escalateGrievances, listeners } from './grievance/watch.ts'
import { endpoint as listConsents } from './list-consents.ts'
import * as overrides from './override/override.ts'
import { endpoints as papers } from './papers/papers.ts'
import { endpoint as addBurden } from './position/add-burden.ts'
import { endpoint as listBurdens } from './position/list-burdens.ts'
import { endpoint as listHeld } from './position/list-held.ts'
import { endpoint as takeBurdenStep } from './position/take-burden-step.ts'
import { endpoint as listDue } from './due/list-due.ts'
import { endpoint as recordConsent } from './record-consent.ts'
import { endpoints as safety } from './safety/endpoints.ts'
import { endpoint as showWhatChanges } from './show-what-changes.ts'
import { endpoints as services } from './services/endpoints.ts'
import { endpoints as shelter } from './shelter/endpoints.ts'
import { list as listSupportPlans, write as writeSupportPlan } from './support/support.ts'
import type { AssistanceTables } from './tables.ts'
import { watchExpiry } from './watch-expiry.ts'

export { addLawyer } from './aid/contract.ts'
export { consentTo, holdConsent } from './consent-to.ts'
export { findYes } from './find-yes.ts'
export { familyInvolved } from './safety/family-involved.ts'
export { awaitLetGo, hasLetGo } from './let-go.ts'
/** @public the door of the slice of her own view */
export { ownConsents } from './own-consents.ts'
export type { AssistanceTables } from './tables.ts'

export const slice: Slice<AssistanceTables & CaseworkTables & IntakeTables & PlatformTables> = {
  name: 'assistance',
  endpoints: [
    recordConsent,
    listConsents,
    showWhatChanges,
    confirmLetGo,
    overrides.propose,
    overrides.answer,
    overrides.end,
    overrides.tell,
    addBurden,
    takeBurdenStep,
    listBurdens,
    listHeld,
    listDue,
    ...safety,
    ...services,
    ...shelter,
    writeSupportPlan,
    listSupportPlans,
    ...grievance,
    ...aid,
    ...papers,
  ],
  blinded: [grievances, retainers],
  listeners,
  routes: portal,
  start: async (host) => {
    const stops = [await watchExpiry(host), everyMinute(host, { name: 'grievances', look: escalateGrievances })]
    return async () => {
      for (const stop of stops) await stop()
    }
  },
}
