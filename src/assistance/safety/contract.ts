import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { ReportId, WhyNot } from '../../intake/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { Assessed, Flag } from './risk/contract.ts'

export * from './risk/contract.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const reasons = z.string().trim().min(20).max(4000)
const moment = z.iso.datetime()
const written = { recordedBy: z.uuid(), recordedAt: moment }

export const SafeChannel = z.enum(['ReadHere', 'CodedSms', 'Call', 'ThroughSomeone', 'InPerson'])
export type SafeChannel = z.infer<typeof SafeChannel>
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** A place on the clock of the world, as the tz database names it; PostgreSQL reads the same names. */
const Zone = z
  .string()
  .regex(/^[A-Z][A-Za-z]+\/[A-Za-z_/]+$/)
  .refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== ''
    } catch {
      return false
    }
  })

export const EmergencyContact = z.strictObject({
  name: words(200),
  relation: words(200),
  /** Number or way. */
  way: words(200),
  /** What this person may be told. */
  mayKnow: z.string().trim().max(1000).default(''),
})
const planned = {
  safeHours: z
    .strictObject({ from: hour, until: hour })
    .refine(({ from, until }) => from !== until)
    .nullable(),
  /** Where she is, so that her hours are hers. */
  zone: Zone,
  safeChannel: SafeChannel.nullable(),
  deviceMonitored: z.boolean(),
  /** Hostage mode: nobody writes or calls unless she has said the safe word. */
  stillInside: z.boolean(),
  contacts: z.array(EmergencyContact).max(10),
  /** What she does when it gets dangerous, in her words. */
  steps: z.string().trim().max(8000).default(''),
}
/** A word that means *it is me, and I am alone*. */
const CodeWord = z.string().trim().min(3).max(60)

export const SafetyPlanId = z.uuid().brand<'SafetyPlanId'>()
export const SafetyPlan = z.object({
  id: SafetyPlanId,
  person: PersonId,
  ...planned,
  codeWord: CodeWord.nullable(),
  reviewDue: moment,
  ...written,
})
export type SafetyPlan = z.infer<typeof SafetyPlan>

export const writeSafetyPlan = command('assistance/write-safety-plan', {
  summary:
    'Write down with a person how she may be reached and what she does in danger. It binds whoever contacts her.',
  input: z
    .strictObject({ person: PersonId, ...planned, codeWord: CodeWord.nullable(), reviewDue: moment })
    .refine(({ stillInside, codeWord }) => !stillInside || codeWord !== null, {
      path: ['codeWord'],
      message: 'inside there is a safe word',
    }),
  output: SafetyPlan.extend({ case: CaseId }),
})

export const Party = z.enum(['Person', 'Family', 'Other'])
export type Party = z.infer<typeof Party>
export const Contacted = z.object({
  id: z.uuid(),
  person: PersonId,
  party: Party,
  channel: SafeChannel,
  /** She said the safe word. */
  safeWord: z.boolean(),
  reason: z.string().nullable(),
  ...written,
})
export type Contacted = z.infer<typeof Contacted>

export const contactPerson = command('assistance/contact-person', {
  summary:
    'Write down that somebody is about to be contacted. What gate G8 or the safety plan forbids is refused here.',
  input: z.strictObject({
    person: PersonId,
    party: Party,
    channel: SafeChannel,
    /** The safe word as it was heard. */
    codeWord: z.string().trim().min(1).max(60).nullable().default(null),
    reason: reasons.nullable().default(null),
  }),
  output: Contacted.extend({ case: CaseId }),
})

export const Demand = z.object({
  id: z.uuid(),
  person: PersonId,
  /** As it was said: how much, in which currency, to whom, by when. */
  amount: z.string(),
  said: z.string(),
  through: z.string(),
  advised: z.boolean(),
  policeTold: z.boolean(),
  ...written,
})
export type Demand = z.infer<typeof Demand>
export const logRansomDemand = command('assistance/log-ransom-demand', {
  summary: 'Write down a demand for money, whether the advice was given and whether police know.',
  input: z.strictObject({
    person: PersonId,
    amount: words(300),
    said: words(4000),
    through: words(300),
    advised: z.boolean(),
    policeTold: z.boolean(),
  }),
  output: Demand.extend({ case: CaseId }),
})

export const getSafety = query('assistance/get-safety', {
  summary: 'How safe each person of a case is: assessments, flags, safety plan, contacts and demands for money.',
  input: z.strictObject({ case: CaseId }),
  output: z.object({
    case: CaseId,
    /** Gate G8 is closed: nobody contacts the family. */
    familyInvolved: z.boolean(),
    people: z.array(
      z.object({
        person: PersonId,
        assessments: z.array(Assessed),
        plan: SafetyPlan.nullable(),
        contacts: z.array(Contacted),
        demands: z.array(Demand),
      }),
    ),
    flags: z.array(Flag),
  }),
})

export const mayTellReporter = query('assistance/may-tell-reporter', {
  summary: 'Whether this officer may write to this reporter now, and if not, why.',
  input: z.strictObject({ report: ReportId }),
  output: z.object({ report: ReportId, case: CaseId.nullable(), why: WhyNot.nullable() }),
})
