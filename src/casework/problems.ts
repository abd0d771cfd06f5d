import { Problem } from '../platform/problem.ts'

/** What one may not see does not exist: the same answer for both, and nothing in it that the asker did not say. */
export const noSuchCase = (id: string) => new Problem('casework/no-such-case', 404, { case: id })
export const noSuchPerson = (id: string) => new Problem('casework/no-such-person', 404, { person: id })
export const notYourCompartment = (compartment: string) =>
  new Problem('casework/not-your-compartment', 403, { compartment })
export const reportHasACase = (report: string) => new Problem('casework/report-has-a-case', 409, { report })
