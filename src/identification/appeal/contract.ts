import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command } from '../../platform/contract.ts'
import { Deciding, Determination, DeterminationId, Reasons, toldOfAppeal, untold } from '../status.contract.ts'

export const AppealId = z.uuid().brand<'AppealId'>()
export type AppealId = z.infer<typeof AppealId>

/** Who asks for another look: she, whoever speaks for her, or the authority itself because something is new. */
export const AskedBy = z.enum(['Person', 'Representative', 'OwnMotion'])
export type AskedBy = z.infer<typeof AskedBy>

export const Appeal = z.object({
  id: AppealId,
  person: PersonId,
  /** The decision that it is against. */
  determination: DeterminationId,
  askedBy: AskedBy,
  /** Empty when it was asked for from outside the unit. */
  grounds: z.string(),
  /** What was not known when it was decided; empty when nothing is new. */
  evidence: z.string(),
  /** Asked after the day that she was told; heard all the same. */
  late: z.boolean(),
  at: z.iso.datetime(),
  /** Null: asked for from outside the unit. */
  by: z.uuid().nullable(),
  standing: z.enum(['Open', 'Heard', 'Withdrawn', 'Overtaken']),
  withdrawnWhy: z.string().nullable(),
})
export type Appeal = z.infer<typeof Appeal>

const written = z.object({ person: PersonId, case: CaseId, appeal: AppealId })

export const fileAppeal = command('identification/file-appeal', {
  summary: 'Write down that a person asks for another look at the decision that she is not a victim.',
  input: z.strictObject({
    person: PersonId,
    askedBy: AskedBy,
    grounds: Reasons,
    evidence: z.string().trim().max(8000).default(''),
  }),
  output: written,
})

export const withdrawAppeal = command('identification/withdraw-appeal', {
  summary: 'Write down that the person takes her appeal back, and why.',
  input: z.strictObject({ appeal: AppealId, why: Reasons }),
  output: written,
})

export const decideAppeal = command('identification/decide-appeal', {
  summary: 'Hear an appeal: decide afresh, by somebody who has not decided on this person before.',
  input: Deciding.extend({ appeal: AppealId }).refine(toldOfAppeal, untold),
  output: Determination.extend({ case: CaseId }),
})
