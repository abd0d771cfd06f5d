import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'

/** What may be wrong (code list `x_GrievanceType`). */
export const GrievanceType = z.enum([
  'NoResponse',
  'SlowResponse',
  'WrongIdentificationDecision',
  'BreachOfConfidentiality',
  'MistreatmentByOfficial',
  'FeeOrBribeDemanded',
  'ServiceDenied',
  'DocumentsNotReturned',
  'DetainedInsteadOfProtected',
  'DataCorrectionRefused',
  'Other',
])
export type GrievanceType = z.infer<typeof GrievanceType>

export const GrievanceState = z.enum(['Received', 'Acknowledged', 'UnderReview', 'Decided', 'Remedied', 'Appealed'])
export type GrievanceState = z.infer<typeof GrievanceState>

export const GrievanceChannel = z.enum(['Portal', 'Phone', 'InPerson', 'Ngo'])
export type GrievanceChannel = z.infer<typeof GrievanceChannel>

/** Who hears it: a grievance officer outside the unit, or the independent body where officials are accused. */
export const GrievanceTrack = z.enum(['Ordinary', 'Independent'])
export type GrievanceTrack = z.infer<typeof GrievanceTrack>

export const GrievanceOutcome = z.enum(['Upheld', 'PartlyUpheld', 'NotUpheld', 'NotForUs'])
export type GrievanceOutcome = z.infer<typeof GrievanceOutcome>

/** What came of the question whether she was harmed for complaining. */
export const CheckAnswer = z.enum(['NoHarm', 'Harm', 'NotReached'])
export type CheckAnswer = z.infer<typeof CheckAnswer>

/** The steps of an officer. `Wrote` is hers who complained, and an appeal may be too. */
export const GrievanceStep = z.enum([
  'Acknowledged',
  'UnderReview',
  'Decided',
  'Remedied',
  'Appealed',
  'UnitNamed',
  'Answered',
  'Checked',
  'SentToState',
  'StateAnswered',
  'ReviewAsked',
])
export type GrievanceStep = z.infer<typeof GrievanceStep>

/** Which state may follow which (domain.md §11.1). PostgreSQL holds the same (`step_may_follow`). */
export const grievanceMoves: Readonly<Record<GrievanceState, readonly GrievanceState[]>> = {
  Received: ['Acknowledged'],
  Acknowledged: ['UnderReview'],
  UnderReview: ['Decided'],
  Decided: ['Remedied', 'Appealed'],
  Remedied: ['Appealed'],
  Appealed: ['UnderReview'],
}

export const GrievanceId = z.uuid().brand<'GrievanceId'>()
export type GrievanceId = z.infer<typeof GrievanceId>

const words = (most: number) => z.string().trim().min(1).max(most)
const state = z.string().regex(/^[A-Z]{2}$/)

/** What is sealed: in her words and language, as little of her as she likes. */
export const GrievanceTold = z.strictObject({
  what: words(8000),
  /** Which office or person, as she calls it. */
  office: z.string().trim().max(300).default(''),
  /** Both empty: she complains without a name. */
  name: z.string().trim().max(200).default(''),
  reach: z.string().trim().max(300).default(''),
})
export type GrievanceTold = z.infer<typeof GrievanceTold>

const about = {
  type: GrievanceType,
  /** The language she writes and reads, BCP 47 or as she calls it. */
  language: z.string().trim().min(1).max(40),
  /** An official is accused. */
  officials: z.boolean().default(false),
  /** Another state, where it is about how that state treated her. */
  aboutState: state.nullable().default(null),
  /** Whether what she says may be sent to that state. */
  mayGoAbroad: z.boolean().default(false),
}

export const takeGrievance = command('assistance/take-grievance', {
  summary:
    'Write down a complaint about an authority or a service for somebody on the telephone, at the door or by an NGO.',
  input: z.strictObject({
    /** The secret of the form: the same twice is one grievance. */
    once: z.string().min(16).max(100),
    channel: GrievanceChannel.exclude(['Portal']),
    ...about,
    /** The unit complained of, where it is known. */
    aboutAgency: z.uuid().nullable().default(null),
    /** Whom it is about, when the officer sees that person. */
    person: PersonId.nullable().default(null),
    told: GrievanceTold,
  }),
  output: z.object({
    /** Read both to her; only she keeps them. */
    receipt: z.string(),
    pin: z.string(),
    acknowledgeBy: z.iso.datetime(),
    decideBy: z.iso.datetime(),
  }),
})

const summary = {
  id: GrievanceId,
  receipt: z.string(),
  type: GrievanceType,
  state: GrievanceState,
  track: GrievanceTrack,
  channel: GrievanceChannel,
  language: z.string(),
  aboutState: state.nullable(),
  receivedAt: z.iso.datetime(),
  /** Until when the next step is owed; null when none is. */
  due: z.iso.datetime().nullable(),
  outcome: GrievanceOutcome.nullable(),
}

const Row = z.object(summary)
export type GrievanceRow = z.infer<typeof Row>

const Due = z.object({
  id: GrievanceId,
  receipt: z.string(),
  type: GrievanceType,
  days: z.int(),
  due: z.iso.datetime(),
})
export type CheckDue = z.infer<typeof Due>

export const listGrievances = query('assistance/list-grievances', {
  summary:
    'The grievances that this officer hears, the longest overdue first; and who must be asked whether she was harmed for hers.',
  input: z.strictObject({
    /** Those in which no step is owed, newest first. */
    settled: z.boolean().default(false),
    limit: z.int().min(1).max(200).default(100),
  }),
  output: z.object({ grievances: z.array(Row), checks: z.array(Due), more: z.boolean() }),
})

const Taken = z.object({
  number: z.int(),
  kind: z.enum([...GrievanceStep.options, 'Wrote']),
  text: z.string(),
  agency: z.uuid().nullable(),
  outcome: GrievanceOutcome.nullable(),
  days: z.int().nullable(),
  answer: CheckAnswer.nullable(),
  /** Null: she who complained, or the node. */
  by: z.uuid().nullable(),
  at: z.iso.datetime(),
})

export const Grievance = Row.extend({
  officials: z.boolean(),
  anonymous: z.boolean(),
  mayGoAbroad: z.boolean(),
  aboutAgency: z.uuid().nullable(),
  told: GrievanceTold,
  person: PersonId.nullable(),
  case: CaseId.nullable(),
  steps: z.array(Taken),
  checks: z.array(
    z.object({
      days: z.int(),
      due: z.iso.datetime(),
      answer: CheckAnswer.nullable(),
      done: z.iso.datetime().nullable(),
    }),
  ),
})
export type Grievance = z.infer<typeof Grievance>

export const getGrievance = query('assistance/get-grievance', {
  summary: 'One grievance with every step that was taken.',
  input: z.strictObject({ grievance: GrievanceId }),
  output: Grievance,
})

export const takeGrievanceStep = command('assistance/take-grievance-step', {
  summary: 'Acknowledge, review, decide or answer a grievance, name the unit, or ask whether she was harmed for it.',
  input: z
    .strictObject({
      grievance: GrievanceId,
      step: GrievanceStep,
      /** Reasons, or what is said to her who complained. */
      text: words(8000),
      /** `UnitNamed`: the unit complained of, and those of its officers who are accused. */
      agency: z.uuid().nullable().default(null),
      accused: z.array(z.uuid()).max(20).default([]),
      /** `Decided`. */
      outcome: GrievanceOutcome.nullable().default(null),
      /** `Checked`: the question after how many days, and its answer. */
      days: z.int().positive().nullable().default(null),
      answer: CheckAnswer.nullable().default(null),
    })
    .refine(({ step, agency }) => (step === 'UnitNamed') === (agency !== null), { path: ['agency'] })
    .refine(({ step, accused }) => step === 'UnitNamed' || accused.length === 0, { path: ['accused'] })
    .refine(({ step, outcome }) => (step === 'Decided') === (outcome !== null), { path: ['outcome'] })
    .refine(({ step, days, answer }) => (step === 'Checked') === (answer !== null && days !== null), {
      path: ['answer'],
    }),
  output: z.object({ grievance: GrievanceId }),
})
