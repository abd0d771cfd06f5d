import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'

/** What may weigh on a person for what she was made to do, or for how she came. */
export const BurdenKind = z.enum([
  'Charge',
  'Fine',
  'Overstay',
  'Detention',
  'Deportation',
  'Blacklist',
  'FrozenAccount',
])
export type BurdenKind = z.infer<typeof BurdenKind>

export const BurdenStep = z.enum(['Proposed', 'Granted', 'Refused', 'Appealed', 'Reviewed', 'Ended'])
export type BurdenStep = z.infer<typeof BurdenStep>

/** Where a burden stands under the non-punishment principle. `Open`: nobody has proposed anything yet. */
export const BurdenStanding = z.enum(['Open', 'Proposed', 'Granted', 'Refused', 'Appealed', 'Ended'])
export type BurdenStanding = z.infer<typeof BurdenStanding>

/** `worker`: whoever helps her proposes and appeals. `authority`: decides, and is never the one who proposed. */
type Who = 'worker' | 'authority'

/**
 * What may follow, and by whom. A refusal may be appealed, and who refused does not hear the appeal (domain.md 10.6.1).
 * A review and the end of it may be written down at any time until it has ended.
 */
export const burdenMoves: Readonly<Record<BurdenStanding, Partial<Record<BurdenStep, Who>>>> = {
  Open: { Proposed: 'worker', Reviewed: 'worker', Ended: 'worker' },
  Proposed: { Granted: 'authority', Refused: 'authority', Reviewed: 'worker', Ended: 'worker' },
  Refused: { Appealed: 'worker', Reviewed: 'worker', Ended: 'worker' },
  Appealed: { Granted: 'authority', Refused: 'authority', Reviewed: 'worker', Ended: 'worker' },
  Granted: { Reviewed: 'worker', Ended: 'worker' },
  Ended: {},
}

/** Where it stands after these steps. */
export const standingAfter = (steps: readonly { readonly step: BurdenStep }[]): BurdenStanding => {
  const last = steps.findLast(({ step }) => step !== 'Reviewed')?.step
  return last === undefined || last === 'Reviewed' ? 'Open' : last
}

const YesNoUnclear = z.enum(['Yes', 'No', 'Unclear'])
const words = (most: number) => z.string().trim().min(1).max(most)
const state = z.string().regex(/^[A-Z]{2}$/)

export const BurdenId = z.uuid().brand<'BurdenId'>()
export type BurdenId = z.infer<typeof BurdenId>

/** The two questions of the principle, and what they rest on. */
export const Assessment = z.strictObject({
  /** Was she made to do it? */
  compelled: YesNoUnclear,
  /** Is it directly related to what was done to her? */
  related: YesNoUnclear,
  /** Statements and exhibits, by their numbers. */
  evidence: z.string().trim().max(2000).default(''),
})

export const TakenStep = z.object({
  number: z.int(),
  step: BurdenStep,
  reasons: z.string(),
  assessment: Assessment.nullable(),
  by: z.uuid(),
  at: z.iso.datetime(),
})

export const Burden = z.object({
  id: BurdenId,
  person: PersonId,
  case: CaseId,
  kind: BurdenKind,
  /** The state whose authority it comes from. */
  state,
  authority: z.string(),
  /** For what, under which law and which version of it. */
  what: z.string(),
  since: z.iso.datetime(),
  standing: BurdenStanding,
  /** In detention only: when somebody must look again. */
  reviewDue: z.iso.datetime().nullable(),
  steps: z.array(TakenStep),
})
export type Burden = z.infer<typeof Burden>

export const addBurden = command('assistance/add-burden', {
  summary: 'Write down a charge, fine, overstay, detention, deportation, blacklist or frozen account of a person.',
  input: z.strictObject({
    person: PersonId,
    kind: BurdenKind,
    state,
    authority: words(200),
    what: words(2000),
    since: z.iso.datetime(),
  }),
  output: Burden,
})

export const takeBurdenStep = command('assistance/take-burden-step', {
  summary: 'Propose, grant, refuse or appeal the relief of a burden, look again at a detention, or write down its end.',
  input: z
    .strictObject({
      burden: BurdenId,
      step: BurdenStep,
      reasons: z.string().trim().min(20).max(8000),
      assessment: Assessment.nullable().default(null),
    })
    .refine(({ step, assessment }) => step !== 'Proposed' || assessment !== null, {
      path: ['assessment'],
      message: 'a proposal answers the two questions of the principle',
    }),
  output: Burden,
})

export const listBurdens = query('assistance/list-burdens', {
  summary: 'What weighs on the people of a case, and what became of it under the non-punishment principle.',
  input: z.strictObject({ case: CaseId }),
  output: z.object({ case: CaseId, burdens: z.array(Burden) }),
})

const HeldPerson = Burden.pick({ id: true, person: true, case: true, state: true, since: true }).extend({
  code: z.string(),
  caseCode: z.string(),
  reviewDue: z.iso.datetime(),
})
export type Held = z.infer<typeof HeldPerson>

export const listHeld = query('assistance/list-held', {
  summary: 'Everybody in detention whom this officer looks after, the longest overdue first.',
  input: z.strictObject({ limit: z.int().min(1).max(500).default(200) }),
  output: z.object({
    held: z.array(HeldPerson),
    /** There are more than were asked for. */
    more: z.boolean(),
  }),
})
