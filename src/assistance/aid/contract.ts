import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { Interpreter } from '../contract.ts'

/** What a lawyer is asked for (domain.md F16.3). */
export const Matter = z.enum([
  'Detention',
  'NonPunishment',
  'ImmigrationRelief',
  'Statement',
  'Compensation',
  'LabourClaim',
  'FamilyLaw',
  'MuleAccount',
  'Other',
])
export type Matter = z.infer<typeof Matter>

export const MandateState = z.enum(['Asked', 'Accepted', 'Declined', 'Ended'])
export type MandateState = z.infer<typeof MandateState>

/** `PowerGiven`: she signed a power of attorney; `PowerEnded`: she took it back. */
export const MandateStep = z.enum(['Accepted', 'Declined', 'PowerGiven', 'PowerEnded', 'Ended'])
export type MandateStep = z.infer<typeof MandateStep>

/** What may follow. PostgreSQL holds the same (`step_may_follow`). */
export const mandateMoves: Readonly<Record<MandateState, readonly MandateStep[]>> = {
  Asked: ['Accepted', 'Declined', 'Ended'],
  Accepted: ['PowerGiven', 'PowerEnded', 'Ended'],
  Declined: [],
  Ended: [],
}

export const LawyerId = z.uuid().brand<'LawyerId'>()
export type LawyerId = z.infer<typeof LawyerId>
export const MandateId = z.uuid().brand<'MandateId'>()
export type MandateId = z.infer<typeof MandateId>

const words = (most: number) => z.string().trim().min(1).max(most)
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const moment = z.iso.datetime()

const lawyer = {
  name: words(200),
  firm: words(200),
  state: z.string().regex(/^[A-Z]{2}$/),
  place: words(200),
  languages: z.array(language).min(1).max(20),
  subjects: z.array(Matter).min(1),
  /** How the firm is reached. */
  reach: words(300),
}
export const Lawyer = z.object({ id: LawyerId, ...lawyer, officer: z.uuid().nullable() })
export type Lawyer = z.infer<typeof Lawyer>

export const addLawyer = command('assistance/add-lawyer', {
  summary: 'Put a lawyer or a legal-aid office into the directory.',
  input: z.strictObject({
    ...lawyer,
    /** Her own account on this node. */
    officer: z.uuid().nullable().default(null),
    /** For whom the firm acts, as it tells us: kept sealed, compared, never shown. */
    actsFor: z.array(words(200)).max(500).default([]),
  }),
  output: Lawyer,
})

export const listLawyers = query('assistance/list-lawyers', {
  summary: 'Lawyers by place, language and subject.',
  input: z.strictObject({
    state: lawyer.state.nullable().default(null),
    place: z.string().trim().max(200).default(''),
    language: language.nullable().default(null),
    subject: Matter.nullable().default(null),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: z.object({ lawyers: z.array(Lawyer), more: z.boolean() }),
})

export const checkLawyer = query('assistance/check-lawyer', {
  summary: 'Whether a firm acts for somebody who is accused in this case: yes or no, and nothing else.',
  input: z.strictObject({ lawyer: LawyerId, case: CaseId }),
  output: z.object({ conflict: z.boolean() }),
})

const Taken = z.object({ number: z.int(), kind: MandateStep, text: z.string(), by: z.uuid(), at: moment })
const Deadline = z.object({ id: z.uuid(), what: z.string(), due: moment, met: moment.nullable() })

export const Mandate = z.object({
  id: MandateId,
  person: PersonId,
  code: z.string(),
  case: CaseId,
  lawyer: Lawyer.pick({ id: true, name: true, firm: true, officer: true }),
  matter: Matter,
  state: MandateState,
  what: z.string(),
  askedAt: moment,
  /** Until when she says yes or no. */
  acceptBy: moment,
  /** Whether a power of attorney stands. */
  power: z.boolean(),
  steps: z.array(Taken),
  deadlines: z.array(Deadline),
})
export type Mandate = z.infer<typeof Mandate>

export const askLawyer = command('assistance/ask-lawyer', {
  summary: 'Ask a lawyer to act for a person. Refused where the firm acts for somebody accused in the case.',
  input: z.strictObject({ person: PersonId, lawyer: LawyerId, matter: Matter, what: words(4000) }),
  output: z.object({ mandate: MandateId, case: CaseId, acceptBy: moment }),
})

export const takeMandateStep = command('assistance/take-mandate-step', {
  summary: 'Accept, decline or end a mandate, or write down a power of attorney.',
  input: z.strictObject({ mandate: MandateId, step: MandateStep, text: words(4000) }),
  output: z.object({ mandate: MandateId, case: CaseId }),
})

export const setAidDeadline = command('assistance/set-aid-deadline', {
  summary: 'Write down until when something must be filed or done.',
  input: z.strictObject({ mandate: MandateId, what: words(500), due: moment }),
  output: z.object({ deadline: z.uuid(), case: CaseId }),
})

export const meetAidDeadline = command('assistance/meet-aid-deadline', {
  summary: 'Write down that a deadline was met.',
  input: z.strictObject({ mandate: MandateId, deadline: z.uuid() }),
  output: z.object({ deadline: z.uuid(), case: CaseId }),
})

export const Understood = z.enum(['Yes', 'Partly', 'No'])

export const RightsTold = z.object({
  id: z.uuid(),
  person: PersonId,
  language,
  interpreter: Interpreter,
  understood: Understood,
  note: z.string(),
  by: z.uuid(),
  at: moment,
})
export type RightsTold = z.infer<typeof RightsTold>

export const tellRights = command('assistance/tell-rights', {
  summary: 'Write down that a person was told her rights, in which language, and whether she understood.',
  input: z.strictObject({
    person: PersonId,
    language,
    interpreter: Interpreter,
    understood: Understood,
    note: z.string().trim().max(2000).default(''),
  }),
  output: RightsTold.extend({ case: CaseId }),
})

export const listAid = query('assistance/list-aid', {
  summary: 'Who was told her rights, whom a case has asked for legal help, and what must be done until when.',
  input: z.strictObject({ case: CaseId }),
  output: z.object({ case: CaseId, mandates: z.array(Mandate), rights: z.array(RightsTold) }),
})

export const listMandates = query('assistance/list-mandates', {
  summary: 'For counsel: what she is asked for and acts in, what is due first.',
  input: z.strictObject({ limit: z.int().min(1).max(200).default(100) }),
  output: z.object({ mandates: z.array(Mandate), more: z.boolean() }),
})

const Note = z.object({ id: z.uuid(), text: z.string(), at: moment })

export const writePrivilegedNote = command('assistance/write-privileged-note', {
  summary: 'Keep what stays between a person and her counsel. Nobody else reads it.',
  input: z.strictObject({ mandate: MandateId, text: words(20_000) }),
  output: Note.extend({ case: CaseId }),
})

export const listPrivilegedNotes = query('assistance/list-privileged-notes', {
  summary: 'What stays between a person and her counsel.',
  input: z.strictObject({ mandate: MandateId }),
  output: z.object({ case: CaseId, notes: z.array(Note) }),
})
