import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { Minor } from '../screening/assess.contract.ts'
import { Reasons } from '../status.contract.ts'

export const DisputeId = z.uuid().brand<'DisputeId'>()
export type DisputeId = z.infer<typeof DisputeId>
export const GuardianId = z.uuid().brand<'GuardianId'>()
export type GuardianId = z.infer<typeof GuardianId>

export const GuardianKind = z.enum(['Guardian', 'Advocate'])
export const Relation = z.enum(['Parent', 'Relative', 'AppointedByCourt', 'SocialWorker', 'Organisation'])
/** What the child herself says to it: assent is asked, never taken for granted. */
export const HerView = z.enum(['Agrees', 'Disagrees', 'NotYetAsked', 'TooYoungToSay'])

const text = (most: number) => z.string().trim().max(most)

const dispute = {
  /** What papers say of her age, and whose they are: a false passport is common. */
  papers: text(2000),
  /** What she says herself. */
  statement: text(2000),
}

export const AgeDispute = z.object({
  id: DisputeId,
  ...dispute,
  at: z.iso.datetime(),
  by: z.uuid(),
  /** Null while it is open: she is treated as a child until then. */
  decided: z
    .object({ at: z.iso.datetime(), by: z.uuid(), finding: z.enum(['Child', 'Adult']), reasons: z.string() })
    .nullable(),
})

const guardian = {
  kind: GuardianKind,
  relation: Relation,
  name: text(200).min(2),
  /** By which paper or whose decision. */
  appointed: text(500).min(3),
  since: z.iso.date(),
  herView: HerView,
  /** Her own words to it. */
  herWords: text(2000).default(''),
}

export const GuardianEntry = z.object({
  id: GuardianId,
  ...guardian,
  herWords: z.string(),
  at: z.iso.datetime(),
  by: z.uuid(),
  ended: z.object({ at: z.iso.datetime(), by: z.uuid(), why: z.string() }).nullable(),
})
export type GuardianEntry = z.infer<typeof GuardianEntry>

const about = { person: PersonId, case: CaseId }

export const getChildhood = query('identification/get-childhood', {
  summary: 'Whether a person is treated as a child, why, who stands for her, and whether she may be moved (gate G5).',
  input: z.strictObject({ person: PersonId }),
  output: z.object({
    ...about,
    minor: Minor,
    mayBeMoved: z.boolean(),
    disputes: z.array(AgeDispute),
    guardians: z.array(GuardianEntry),
  }),
})
export type Childhood = z.infer<typeof getChildhood.output>

export const disputeAge = command('identification/dispute-age', {
  summary: 'Write down that the age of a person is doubted; she is treated as a child until somebody else decides.',
  input: z
    .strictObject({ person: PersonId, ...dispute })
    .refine(({ papers, statement }) => papers !== '' || statement !== '', {
      path: ['statement'],
      message: 'what is doubted',
    }),
  output: z.object({ ...about, dispute: DisputeId }),
})

export const decideAge = command('identification/decide-age', {
  summary: 'Decide a doubt of age, with reasons, by somebody who did not raise it.',
  input: z.strictObject({ dispute: DisputeId, finding: z.enum(['Child', 'Adult']), reasons: Reasons }),
  output: z.object({ ...about, dispute: DisputeId }),
})

export const nameGuardian = command('identification/name-guardian', {
  summary: 'Write down who stands for a child, by what right, and what she says to it.',
  input: z.strictObject({ person: PersonId, ...guardian }),
  output: z.object({ ...about, guardian: GuardianId }),
})

export const endGuardian = command('identification/end-guardian', {
  summary: 'Write down that somebody stands for a child no more, and why.',
  input: z.strictObject({ guardian: GuardianId, why: Reasons }),
  output: z.object({ ...about, guardian: GuardianId }),
})
