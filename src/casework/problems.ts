import { Problem } from '../platform/problem.ts'

/** What one may not see does not exist: the same answer for both, and nothing in it that the asker did not say. */
export const noSuchCase = (id: string) => new Problem('casework/no-such-case', 404, { case: id })
/** Gate G5, which PostgreSQL holds. */
export const childWithoutGuardian = (id: string) =>
  new Problem('casework/child-without-guardian', 409, { gate: 'G5', case: id })
export const noSuchPerson = (id: string) => new Problem('casework/no-such-person', 404, { person: id })
export const noSuchRole = (id: string) => new Problem('casework/no-such-role', 404, { role: id })
export const noSuchLeg = (id: string) => new Problem('casework/no-such-leg', 404, { leg: id })
export const noSuchTask = (id: string) => new Problem('casework/no-such-task', 404, { task: id })
export const noSuchClock = (id: string) => new Problem('casework/no-such-clock', 404, { clock: id })
export const noSuchLink = (id: string) => new Problem('casework/no-such-link', 404, { link: id })
export const noSuchMerge = (id: string) => new Problem('casework/no-such-merge', 404, { merge: id })
export const noSuchFilter = (id: string) => new Problem('casework/no-such-filter', 404, { filter: id })
export const noSuchParticipation = (agency: string) => new Problem('casework/no-such-participation', 404, { agency })

export const notYourCompartment = (compartment: string) =>
  new Problem('casework/not-your-compartment', 403, { compartment })
export const reportHasACase = (report: string) => new Problem('casework/report-has-a-case', 409, { report })
export const lastRole = (role: string) => new Problem('casework/last-role', 409, { role })
export const alreadyTakesPart = (agency: string) => new Problem('casework/already-takes-part', 409, { agency })
export const lastParticipant = (agency: string) => new Problem('casework/last-participant', 409, { agency })
export const notANextPhase = (from: string, to: string) => new Problem('casework/not-a-next-phase', 409, { from, to })
export const notANextStatus = (from: string, to: string) => new Problem('casework/not-a-next-status', 409, { from, to })
/** Gate G4 (domain.md §11.1): nobody's case is closed while an authority holds her papers. */
export const documentHeldByAuthority = (whose: { readonly person: string } | { readonly case: string }) =>
  new Problem('casework/document-held-by-authority', 409, whose)
export const notAnIdentifier = (kind: string) => new Problem('casework/not-an-identifier', 422, { kind })
export const alreadyLinked = (other: string) => new Problem('casework/already-linked', 409, { other })
export const theSameCase = (id: string) => new Problem('casework/the-same-case', 409, { case: id })
export const alreadyUndone = (merge: string) => new Problem('casework/already-undone', 409, { merge })
export const undoTheLaterMergeFirst = (merge: string) =>
  new Problem('casework/undo-the-later-merge-first', 409, { merge })
