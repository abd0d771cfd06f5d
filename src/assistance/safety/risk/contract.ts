import { z } from 'zod'
import { CaseId, PersonId } from '../../../casework/contract.ts'
import { command } from '../../../platform/contract.ts'

const reasons = z.string().trim().min(20).max(4000)
const moment = z.iso.datetime()
const written = { recordedBy: z.uuid(), recordedAt: moment }

/** The questions of HTCDS *Assessment and Planning* and three of ours, in the order in which they are asked. */
export const RiskFactor = z.enum([
  'NationalityRaceEthnicity',
  'SexualOrientationGender',
  'Age',
  'HealthOrDisability',
  'IncomeOrDebt',
  'ViolenceOrAbuse',
  'PreferenceOrDiscrimination',
  'FamilyInRecruitment',
  'LawEnforcementAccess',
  'LocalGovernance',
  'EducationAccess',
  'ReachOfTraffickers',
])
export type RiskFactor = z.infer<typeof RiskFactor>
export const RiskLevel = z.enum(['None', 'Low', 'Medium', 'High', 'NotKnown'])
export type RiskLevel = z.infer<typeof RiskLevel>
export const Occasion = z.enum(['Intake', 'Rescue', 'Shelter', 'Return'])
export type Occasion = z.infer<typeof Occasion>

const order = ['None', 'NotKnown', 'Low', 'Medium', 'High'] as const
/** What is not known weighs more than a plain no, and less than anything that was seen. */
export const highestOf = (levels: readonly RiskLevel[]): RiskLevel =>
  levels.reduce<RiskLevel>((most, level) => (order.indexOf(level) > order.indexOf(most) ? level : most), 'None')

export const RiskAnswer = z
  .strictObject({
    factor: RiskFactor,
    level: RiskLevel,
    /** What it rests on: what was seen, said or known. */
    basis: z.string().trim().max(2000).default(''),
    /** What is done about it. */
    action: z.string().trim().max(2000).default(''),
  })
  .refine(({ level, basis }) => level === 'None' || level === 'NotKnown' || basis !== '', {
    path: ['basis'],
    message: 'say what it rests on',
  })
  .refine(({ level, action }) => (level !== 'Medium' && level !== 'High') || action !== '', {
    path: ['action'],
    message: 'say what is done about it',
  })
export type RiskAnswer = z.infer<typeof RiskAnswer>

export const AssessmentId = z.uuid().brand<'AssessmentId'>()
export const Assessed = z.object({
  id: AssessmentId,
  person: PersonId,
  occasion: Occasion,
  highest: RiskLevel,
  answers: z.array(RiskAnswer),
  reviewDue: moment,
  ...written,
})
export type Assessed = z.infer<typeof Assessed>

export const assessRisk = command('assistance/assess-risk', {
  summary: 'Write down how safe a person is: twelve factors, what each rests on, what is done, and when to look again.',
  input: z.strictObject({
    person: PersonId,
    occasion: Occasion,
    answers: z
      .array(RiskAnswer)
      .length(RiskFactor.options.length)
      .refine((answers) => new Set(answers.map(({ factor }) => factor)).size === answers.length, {
        message: 'each factor is answered once',
      }),
    reviewDue: moment,
  }),
  output: Assessed.extend({ case: CaseId, /** Gate G8 was closed by this. */ flagged: z.boolean() }),
})

export const FlagKind = z.enum([
  'FamilyInvolved',
  'OfficialInvolved',
  'AddressKnown',
  'SelfHarm',
  'ReturnToTraffickers',
])
export type FlagKind = z.infer<typeof FlagKind>
export const FlagId = z.uuid().brand<'FlagId'>()
export type FlagId = z.infer<typeof FlagId>
export const Flag = z.object({
  id: FlagId,
  case: CaseId,
  /** Null where it is of the whole case: another state said it. */
  person: PersonId.nullable(),
  kind: FlagKind,
  origin: z.enum(['Officer', 'Assessment', 'OtherState']),
  reason: z.string().nullable(),
  recordedBy: z.uuid().nullable(),
  recordedAt: moment,
  lifted: z.object({ reason: z.string(), ...written }).nullable(),
})
export type Flag = z.infer<typeof Flag>

export const raiseFlag = command('assistance/raise-flag', {
  summary: 'Raise a flag that binds whoever works on the case. Family involved: nobody contacts the family (G8).',
  input: z.strictObject({ person: PersonId, kind: FlagKind, reason: reasons }),
  output: Flag,
})
export const liftFlag = command('assistance/lift-flag', {
  summary: 'Lift a flag with a reason; never by the officer who raised it.',
  input: z.strictObject({ flag: FlagId, reason: reasons }),
  output: Flag,
})
