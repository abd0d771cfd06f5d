import { z } from 'zod'
import { CaseId, PersonId } from '../casework/contract.ts'
import { command } from '../platform/contract.ts'
import { Box } from './screening/catalogue.contract.ts'

/** How one state sees one person (code list `x_IdentificationStatus`). */
export const IdentificationStatus = z.enum([
  'NotScreened',
  'NoIndicators',
  'IndicatorsPresent',
  'PresumedVictim',
  'IdentifiedVictim',
  'NotAVictim',
  'DeclinedIdentification',
  'Withdrawn',
])
export type IdentificationStatus = z.infer<typeof IdentificationStatus>

/** Who moves a status. */
export type Mover = 'screener' | 'authority' | 'appeal'

/**
 * Where a status may go from here (domain.md §11.1). `screener`: the officer who screens writes it down;
 * `authority`: the competent identification authority decides; `appeal`: an authority that has not decided on her before,
 * and only when an appeal stands.
 */
export const identificationMoves = {
  NotScreened: { NoIndicators: 'screener', IndicatorsPresent: 'screener' },
  NoIndicators: { IndicatorsPresent: 'screener' },
  IndicatorsPresent: { NoIndicators: 'screener', PresumedVictim: 'authority' },
  PresumedVictim: { IdentifiedVictim: 'authority', NotAVictim: 'authority' },
  IdentifiedVictim: {},
  NotAVictim: { PresumedVictim: 'appeal', IdentifiedVictim: 'appeal', NotAVictim: 'appeal' },
  DeclinedIdentification: { IndicatorsPresent: 'screener' },
  Withdrawn: { IndicatorsPresent: 'screener' },
} as const satisfies Record<IdentificationStatus, Partial<Record<IdentificationStatus, Mover>>>

/** A person may decline or step back from identification at any moment; the screener writes it down. */
const atAnyTime: readonly IdentificationStatus[] = ['DeclinedIdentification', 'Withdrawn']

/** Who may move a person's status from one to the other; undefined when nobody may. */
export function whoDecides(from: IdentificationStatus, to: IdentificationStatus): Mover | undefined {
  if (from !== to && atAnyTime.includes(to)) return 'screener'
  return (identificationMoves[from] as Partial<Record<IdentificationStatus, Mover>>)[to]
}

/**
 * Another officer may screen again what a screener found: who screens does not alone decide (domain 10.6.1), and in a
 * small agency the one who screened may be the only one who may decide.
 */
export const screensAgain = (from: IdentificationStatus, to: IdentificationStatus): boolean =>
  from === 'IndicatorsPresent' && to === from

/** What a decision says: none of the steps on the way to one. */
export const DecidedStatus = z.enum(['PresumedVictim', 'IdentifiedVictim', 'NotAVictim'])

/** The kind of body that decided; the state's own name for it stands in the directory. */
export const DecisionBody = z.enum([
  'MultidisciplinaryTeam',
  'CompetentAuthority',
  'Police',
  'Prosecutor',
  'Court',
  'SocialWelfare',
  'DiplomaticMission',
])
export type DecisionBody = z.infer<typeof DecisionBody>

export const DeterminationId = z.uuid().brand<'DeterminationId'>()
export type DeterminationId = z.infer<typeof DeterminationId>

const state = z.string().regex(/^[A-Z]{2}$/)

/** One status of one person in one state, with who decided and why. Added, never changed. */
export const Determination = z.object({
  id: DeterminationId,
  person: PersonId,
  state,
  /** The how-manieth of this state on her; whoever decides says which was the last that she had before her. */
  number: z.int(),
  status: IdentificationStatus,
  body: DecisionBody.nullable(),
  /** Why; kept sealed. Another state's reasons do not cross, so they are null. */
  reasons: z.string().nullable(),
  appealTold: z.boolean(),
  appealUntil: z.iso.date().nullable(),
  decidedOn: z.iso.date(),
  decidedBy: z.uuid().nullable(),
  /** The law by which it was weighed, and the boxes of its matrix that it rests on. */
  definition: z.string().nullable(),
  found: z.array(Box),
  /** The appeal that it decides. */
  appeal: z.uuid().nullable(),
  /** Our answer to another state's decision, from which it follows. */
  recognition: z.uuid().nullable(),
})
export type Determination = z.infer<typeof Determination>

/** Reasons say something: dots and dashes are none (gate G9). */
export const Reasons = z
  .string()
  .trim()
  .min(20)
  .max(8000)
  .refine((text) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 12, { message: 'reasons in words' })
/** The number of the last decision of our state that lay open; another since then, and nothing is written. */
export const Seen = z.int().min(0).nullable().default(null)

export const recordScreening = command('identification/record-screening', {
  summary:
    'Write down what a screening found, also a second one by another officer, or that the person declines or withdraws.',
  input: z.strictObject({
    person: PersonId,
    status: z.enum(['NoIndicators', 'IndicatorsPresent', 'DeclinedIdentification', 'Withdrawn']),
    reasons: Reasons,
    seen: Seen,
  }),
  output: Determination.extend({ case: CaseId }),
})

/** What a decision of the authority says, in the first place and on appeal. */
export const Deciding = z.strictObject({
  status: DecidedStatus,
  body: DecisionBody,
  reasons: Reasons,
  appealTold: z.boolean(),
  appealUntil: z.iso.date().nullable().default(null),
  seen: Seen,
  /** The law, `id-uu21-2007@2007`, and the boxes that the decision rests on; each must be backed. */
  definition: z.string().max(80).nullable().default(null),
  found: z.array(Box).max(22).default([]),
})

/** Gate G9. */
export const toldOfAppeal = ({ status, appealTold }: Pick<z.infer<typeof Deciding>, 'status' | 'appealTold'>) =>
  status !== 'NotAVictim' || appealTold
export const untold = { path: ['appealTold'], message: 'G9: the person must be told of the right to appeal' }

export const recordDetermination = command('identification/record-determination', {
  summary: 'Decide whether a person is a presumed victim, an identified victim or not a victim, with reasons.',
  input: Deciding.extend({ person: PersonId }).refine(toldOfAppeal, untold),
  output: Determination.extend({ case: CaseId }),
})
