import type { CaseFilter } from '../contract.ts'

export const tabs = ['mine', 'agency', 'overdue'] as const
export type Tab = (typeof tabs)[number]

/** What a list is narrowed to, beside its tab. */
export type Narrow = Pick<CaseFilter, 'phase' | 'urgency' | 'status' | 'state'>
