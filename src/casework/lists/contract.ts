import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { CaseId, CaseStatus, Country, Phase, Urgency } from '../codes/contract.ts'

export const CaseFilter = z.object({
  /** Cases that my post coordinates, or all of my agency. */
  whose: z.enum(['mine', 'agency']).default('agency'),
  /** Only where the next contact is overdue, the longest wait first. */
  overdue: z.boolean().default(false),
  phase: Phase.optional(),
  urgency: Urgency.optional(),
  status: CaseStatus.optional(),
  /** A state that has a role in the case. */
  state: Country.optional(),
})
export type CaseFilter = z.infer<typeof CaseFilter>

/** Where a page ends and the next begins: the sort key and the case. */
export const ListPlace = z.object({ key: z.iso.datetime(), case: CaseId })
export type ListPlace = z.infer<typeof ListPlace>

export const ListedCase = z.object({
  id: CaseId,
  code: z.string(),
  title: z.string(),
  status: CaseStatus,
  phase: Phase,
  urgency: Urgency,
  states: z.array(z.string()),
  coordinator: z.string().nullable(),
  people: z.int(),
  openedAt: z.iso.datetime(),
  touchedAt: z.iso.datetime(),
  nextContactDue: z.iso.datetime().nullable(),
})
export type ListedCase = z.infer<typeof ListedCase>

export const listCases = query('casework/list-cases', {
  summary: 'List the cases in which the officer may take part, page by page.',
  input: CaseFilter.extend({ after: ListPlace.optional(), limit: z.int().min(1).max(100).default(50) }),
  output: z.object({ cases: z.array(ListedCase), next: ListPlace.nullable() }),
})

export const countCases = query('casework/count-cases', {
  summary: 'Count the open, own and overdue cases and tasks for the badges of the desk.',
  input: z.object({}),
  output: z.object({
    open: z.int(),
    /** At most 100 are counted. */
    mine: z.int(),
    overdue: z.int(),
    tasks: z.int(),
  }),
})

export const SavedFilter = z.object({ id: z.uuid(), name: z.string(), filter: CaseFilter })
export type SavedFilter = z.infer<typeof SavedFilter>

export const listFilters = query('casework/list-filters', {
  summary: 'List the filters that the officer keeps for her case lists.',
  input: z.object({}),
  output: z.object({ filters: z.array(SavedFilter) }),
})

export const saveFilter = command('casework/save-filter', {
  summary: 'Keep a filter under a name; a filter of that name is replaced.',
  input: z.object({ name: z.string().trim().min(1).max(60), filter: CaseFilter }),
  output: SavedFilter,
})

export const dropFilter = command('casework/drop-filter', {
  summary: 'Drop a kept filter.',
  input: z.object({ filter: z.uuid() }),
  output: z.object({ filter: z.uuid() }),
})
