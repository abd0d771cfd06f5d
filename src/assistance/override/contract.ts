import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command } from '../../platform/contract.ts'
import { Category } from '../../transfers/contract.ts'

export const OverrideId = z.uuid().brand<'OverrideId'>()
export type OverrideId = z.infer<typeof OverrideId>

/** What may leave against her answer at all (docs/decisions/0030-a-no-is-overridden-by-law-and-by-two.md). */
export const Overridable = z.enum(['NotifyOwnState', 'ShareWithOtherState', 'ShareWithLawEnforcement'])
export type Overridable = z.infer<typeof Overridable>

const recipient = z.string().regex(/^(state:[A-Z]{2}|agency:[0-9a-f-]{36}|network:[A-Za-z0-9][A-Za-z0-9 ._-]{1,40})$/)
const line = z.string().trim().min(3).max(300)

const said = {
  person: PersonId,
  purpose: Overridable,
  /** Each by name; there is no override for everybody. */
  recipients: z.array(recipient).min(1).max(20),
  fields: z.array(Category).min(1).max(20),
  /** A clause, by its code in the directory of law where it stands there. */
  clause: line,
  source: line,
}

export const Override = z.object({
  id: OverrideId,
  ...said,
  verified: z.boolean(),
  reason: z.string(),
  /** Whether she is told now, or only when somebody has looked again. */
  tell: z.enum(['Now', 'Later']),
  lookAgainOn: z.iso.date().nullable(),
  toldAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime(),
  proposedBy: z.uuid(),
  proposedAt: z.iso.datetime(),
  approvedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedWhy: z.enum(['AnsweredAnew', 'Ended', 'NotApproved']).nullable(),
  /** What this officer may do with it. */
  may: z.array(z.enum(['approve', 'end', 'tell'])),
})
export type Override = z.infer<typeof Override>

const output = z.object({ override: OverrideId, person: PersonId, case: CaseId })

export const proposeOverride = command('assistance/propose-override', {
  summary: 'Propose that something leaves against her answer: by which law, why, to whom, which facts, until when.',
  input: z
    .strictObject({
      ...said,
      reason: z.string().trim().min(20).max(2000),
      tell: z.enum(['Now', 'Later']),
      lookAgainOn: z.iso.date().nullable().default(null),
      expiresAt: z.iso.datetime(),
    })
    .refine(({ tell, lookAgainOn }) => tell === 'Now' || lookAgainOn !== null, {
      path: ['lookAgainOn'],
      message: 'say when somebody looks again whether she can be told',
    }),
  output,
})

export const answerOverride = command('assistance/answer-override', {
  summary: 'A second person allows what goes against her answer, or does not.',
  input: z.strictObject({ override: OverrideId, yes: z.boolean() }),
  output,
})

export const endOverride = command('assistance/end-override', {
  summary: 'End what goes against her answer before its day.',
  input: z.strictObject({ override: OverrideId }),
  output,
})

export const tellOverride = command('assistance/tell-override', {
  summary:
    'Write down that she was told what went against her answer, or when somebody looks again whether that is safe.',
  input: z.strictObject({ override: OverrideId, lookAgainOn: z.iso.date().nullable() }),
  output,
})
