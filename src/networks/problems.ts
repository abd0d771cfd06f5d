import { Problem } from '../platform/problem.ts'

export const noSuchEntry = (entry: string) => new Problem('networks/no-such-entry', 404, { entry })
export const noSuchOperation = (operation: string) => new Problem('networks/no-such-operation', 404, { operation })
export const needsAPerson = (form: string) => new Problem('networks/needs-a-person', 422, { form })
export const noSuchOriginator = (unit: string) => new Problem('networks/no-such-originator', 422, { unit })
export const protectedPerson = (form: string) => new Problem('networks/protected-person', 409, { form })
export const consentMissing = (form: string) => new Problem('networks/consent-missing', 409, { form })
export const fieldWithheld = (fields: readonly string[]) => new Problem('networks/field-withheld', 422, { fields })
export const changedMeanwhile = (entry: string) => new Problem('networks/changed-meanwhile', 409, { entry })
export const notADraft = (entry: string) => new Problem('networks/not-a-draft', 409, { entry })
export const notReady = (missing: readonly string[]) => new Problem('networks/not-ready', 409, { missing })
export const targetThereAlready = () => new Problem('networks/target-there-already', 409)
export const endsBeforeItBegins = () => new Problem('networks/ends-before-it-begins', 422)
export const familyIsInvolved = (entry: string) =>
  new Problem('networks/family-is-involved', 409, { gate: 'G8', entry })
