import type { CaseStatus, Phase } from '../codes/contract.ts'

/** Where a case may go from each phase (domain.md §11.1). Danger may come back at any time, so *Safety* is always near. */
export const nextPhases: Readonly<Record<Phase, readonly Phase[]>> = {
  Report: ['Locate', 'Safety', 'Identify', 'Review'],
  Locate: ['Safety', 'Identify', 'Review'],
  Safety: ['Locate', 'Identify', 'Protect'],
  Identify: ['Safety', 'Protect', 'Return', 'Justice', 'Review'],
  Protect: ['Safety', 'Identify', 'Return', 'Justice', 'Reintegrate'],
  Return: ['Safety', 'Protect', 'Justice', 'Reintegrate'],
  Justice: ['Safety', 'Protect', 'Return', 'Reintegrate', 'Review'],
  Reintegrate: ['Safety', 'Protect', 'Justice', 'Review'],
  Review: ['Locate', 'Safety', 'Identify', 'Protect', 'Justice', 'Reintegrate'],
}

/** HTCDS `cas_Status`. A closed case can be opened again; from the one kind of closing to the other leads no way. */
export const nextStatuses: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  Active: ['FollowUp', 'Closed', 'ClosedReferred'],
  FollowUp: ['Active', 'Closed', 'ClosedReferred'],
  Closed: ['Active'],
  ClosedReferred: ['Active'],
}

export const isClosed = (status: string): boolean => status === 'Closed' || status === 'ClosedReferred'
