import { Problem } from '../../platform/problem.ts'

export const noSuchGrievance = (grievance: string) => new Problem('assistance/no-such-grievance', 404, { grievance })
export const stepDoesNotFollow = (grievance: string, step: string) =>
  new Problem('assistance/step-does-not-follow', 409, { grievance, step })
export const whoDecidedDoesNotHear = (grievance: string) =>
  new Problem('assistance/who-decided-does-not-hear', 409, { grievance })
export const noConsentAbroad = (grievance: string) => new Problem('assistance/no-consent-abroad', 409, { grievance })
export const nobodyToReview = (grievance: string) => new Problem('assistance/nobody-to-review', 409, { grievance })
