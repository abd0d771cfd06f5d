import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const moment = z.iso.datetime()

/** `spl_Type` of HTCDS. */
export const SupportType = z.enum([
  'Education',
  'Financial',
  'Health',
  'LabourExploitationRehabilitation',
  'Legal',
  'Livelihood',
  'RightsBasedTraining',
  'SexualExploitationRehabilitation',
  'SocialCare',
])
export const SupportState = z.enum(['Draft', 'Agreed', 'Active', 'Reviewed', 'Ended'])
export type SupportState = z.infer<typeof SupportState>

/** What may follow (domain.md §11.1). Whatever is changed is a draft again, until she has agreed to it anew. */
export const supportMoves: Readonly<Record<SupportState, readonly SupportState[]>> = {
  Draft: ['Draft', 'Agreed', 'Ended'],
  Agreed: ['Draft', 'Active', 'Ended'],
  Active: ['Reviewed', 'Ended'],
  Reviewed: ['Draft', 'Active', 'Ended'],
  Ended: [],
}

const SupportTask = z.strictObject({
  what: words(500),
  /** Who does it: she herself, a post, a provider. */
  by: words(200),
  until: z.iso.date().nullable(),
  done: z.boolean(),
})
const SupportGoal = z.strictObject({ goal: words(1000), tasks: z.array(SupportTask).max(30) })

const told = {
  types: z.array(SupportType).min(1),
  /** `spl_Objectives`. */
  objectives: words(4000),
  /** `spl_ActionPlan`: goals, each with its tasks. */
  goals: z.array(SupportGoal).min(1).max(20),
  /** `spl_PlannedEndDate`, `spl_ActualEndDate`. */
  plannedEnd: z.iso.date().nullable(),
  actualEnd: z.iso.date().nullable(),
  reviewer: words(200),
  reviewDue: moment,
  /** In her own words, when she agreed, when it was reviewed, when it ended. */
  herWords: z.string().trim().max(4000),
}

export const SupportPlanId = z.uuid().brand<'SupportPlanId'>()
export type SupportPlanId = z.infer<typeof SupportPlanId>
export const SupportPlan = z.object({
  id: SupportPlanId,
  number: z.int(),
  person: PersonId,
  case: CaseId,
  state: SupportState,
  ...told,
  recordedBy: z.uuid(),
  recordedAt: moment,
})
export type SupportPlan = z.infer<typeof SupportPlan>

export const writeSupportPlan = command('assistance/write-support-plan', {
  summary: 'Write a support plan with a person, agree on it, look at it together, end it. Each version stays.',
  input: z
    .strictObject({
      plan: SupportPlanId.nullable(),
      /** The version the officer saw; none for a new plan. */
      after: z.int().min(0),
      person: PersonId,
      state: SupportState,
      ...told,
    })
    .refine(({ state, herWords }) => (state !== 'Agreed' && state !== 'Reviewed') || herWords.length >= 10, {
      path: ['herWords'],
      message: 'say in her words that she agrees',
    })
    .refine(({ state, actualEnd }) => (state === 'Ended') === (actualEnd !== null), {
      path: ['actualEnd'],
      message: 'an ended plan has its day',
    }),
  output: SupportPlan,
})

export const listSupportPlans = query('assistance/list-support-plans', {
  summary: 'The support plans of the people of a case, as each stands now.',
  input: z.strictObject({ case: CaseId }),
  output: z.object({ case: CaseId, plans: z.array(SupportPlan) }),
})
