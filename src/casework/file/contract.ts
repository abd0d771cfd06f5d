import { z } from 'zod'
import { command, query } from '../../platform/contract.ts'
import { CaseId, CaseStatus, Compartment, Country, Phase, StateRole, Tlp, Urgency } from '../codes/contract.ts'
import { Identifier } from '../identifiers/contract.ts'
import { CaseLink, Merge } from '../joins/contract.ts'
import { Leg } from '../journey/contract.ts'
import { Participation } from '../participation/contract.ts'
import { MaskedPerson, NewPerson } from '../people/contract.ts'
import { Clock, Note, Task, TimelineEvent, TimelinePlace } from '../work/contract.ts'

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

/** A whole case file, as far as the officer who asks may see it. */
export const CaseFile = CaseHead.extend({
  people: z.array(MaskedPerson),
  identifiers: z.array(Identifier),
  legs: z.array(Leg),
  tasks: z.array(Task),
  clocks: z.array(Clock),
  /** The latest hundred. */
  notes: z.array(Note),
  participants: z.array(Participation),
  links: z.array(CaseLink),
  merges: z.array(Merge),
  /** The first page of the timeline. */
  timeline: z.object({ events: z.array(TimelineEvent), next: TimelinePlace.nullable() }),
  /** What may come next, so that the desk offers nothing that would be refused. */
  nextPhases: z.array(Phase),
  nextStatuses: z.array(CaseStatus),
})
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

const reason = z.string().trim().min(10).max(2000)

export const changePhase = command('casework/change-phase', {
  summary: 'Move a case to another phase of the work.',
  input: z.object({ case: CaseId, phase: Phase, reason: z.string().trim().max(2000).default('') }),
  output: z.object({ case: CaseId, phase: Phase }),
})

export const changeStatus = command('casework/change-status', {
  summary: 'Close a case, follow it up, refer it away or open it again, with the reason.',
  input: z.object({ case: CaseId, status: CaseStatus, reason }),
  output: z.object({ case: CaseId, status: CaseStatus }),
})

export const changeCase = command('casework/change-case', {
  summary:
    'Correct the title, summary, urgency, handling or coordinating post of a case, or the roles of states in it.',
  input: z.object({
    case: CaseId,
    title: z.string().trim().min(3).max(200).optional(),
    summary: z.string().trim().max(8000).optional(),
    urgency: Urgency.optional(),
    tlp: Tlp.optional(),
    coordinator: z.string().trim().min(1).max(100).optional(),
    addStateRoles: z.array(StateRoleInput).max(20).default([]),
    endStateRoles: z.array(z.uuid()).max(20).default([]),
  }),
  output: z.object({ case: CaseId }),
})

export const findCaseByCode = query('casework/find-case-by-code', {
  summary: 'Find a case by its number; the number of a merged case leads to the one that stands.',
  input: z.object({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}-\d{2}-\d{4,7}$/),
  }),
  output: z.object({ case: CaseId, code: z.string() }),
})
