import type { CaseworkTables } from '../casework/index.ts'
import type { IntakeTables } from '../intake/index.ts'
import type { PlatformTables } from '../platform/handle.ts'
import type { Slice } from '../platform/slice.ts'
import { endpoint as listConsents } from './list-consents.ts'
import { endpoint as addBurden } from './position/add-burden.ts'
import { endpoint as listBurdens } from './position/list-burdens.ts'
import { endpoint as listHeld } from './position/list-held.ts'
import { endpoint as takeBurdenStep } from './position/take-burden-step.ts'
import { endpoint as listDue } from './due/list-due.ts'
import { endpoint as recordConsent } from './record-consent.ts'
import { endpoints as safety } from './safety/endpoints.ts'
import type { AssistanceTables } from './tables.ts'

export { consentTo } from './consent-to.ts'
export { findYes } from './find-yes.ts'
export { familyInvolved } from './safety/family-involved.ts'
export type { AssistanceTables } from './tables.ts'

export const slice: Slice<AssistanceTables & CaseworkTables & IntakeTables & PlatformTables> = {
  name: 'assistance',
  endpoints: [recordConsent, listConsents, addBurden, takeBurdenStep, listBurdens, listHeld, listDue, ...safety],
}
