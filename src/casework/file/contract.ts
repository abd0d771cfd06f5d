import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { CaseId, CaseStatus, Compartment, Country, Phase, StateRole, Tlp, Urgency } from '../codes/contract.ts'
import { MaskedPerson, NewPerson } from '../people/contract.ts'

export const StateRoleInput = z.object({ state: Country, role: StateRole })

export const NewCase = z.object({
  title: z.string().trim().min(3).max(200),
  summary: z.string().trim().max(8000).default(''),
  urgency: Urgency.default('Routine'),
  tlp: Tlp.default('AMBER'),
  stateRoles: z.array(StateRoleInput).max(20).default([]),
  people: z.array(NewPerson).max(50).default([]),
  report: z.uuid().optional(),
})
export type NewCase = z.infer<typeof NewCase>

/** The head of a case file, opened. */
export const CaseHead = z.object({
  id: CaseId,
  /** `ID-26-0417`. */
  code: z.string(),
  title: z.string(),
  summary: z.string(),
  status: CaseStatus,
  phase: Phase,
  urgency: Urgency,
  tlp: Tlp,
  openedAt: z.iso.datetime(),
  touchedAt: z.iso.datetime(),
  /** The silence rule: by when the person or her family hears from us next. */
  nextContactDue: z.iso.datetime().nullable(),
  /** A post, not a person. */
  coordinator: z.string().nullable(),
  stateRoles: z.array(z.object({ id: z.uuid(), state: Country, role: StateRole, since: z.iso.datetime() })),
  reports: z.array(z.uuid()),
  /** Case files merged into this one; their numbers lead here. */
  absorbed: z.array(z.object({ id: CaseId, code: z.string() })),
  /** In which compartments the officer who asks sees this case. */
  compartments: z.array(Compartment),
})
export type CaseHead = z.infer<typeof CaseHead>

export const CaseFile = CaseHead.extend({ people: z.array(MaskedPerson) })
export type CaseFile = z.infer<typeof CaseFile>

export const openCase = command('casework/open-case', {
  summary: 'Open a case, with the people and states that are known so far.',
  input: NewCase,
  output: z.object({ case: CaseId, code: z.string() }),
})

export const getCase = query('casework/get-case', {
  summary: 'Read the whole file of a case; the names of people stay masked.',
  input: z.object({ case: CaseId }),
  output: CaseFile,
})
