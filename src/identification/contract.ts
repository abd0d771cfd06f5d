import { z } from 'zod'
import { CaseId, PersonId } from '../casework/contract.ts'
import { command, query } from '../platform/contract.ts'
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

/**
 * Where a status may go from here (domain.md §11.1). `screener`: the officer who screens writes it down;
 * `authority`: the competent identification authority decides.
 */
export const identificationMoves = {
  NotScreened: { NoIndicators: 'screener', IndicatorsPresent: 'screener' },
  NoIndicators: { IndicatorsPresent: 'screener' },
  IndicatorsPresent: { NoIndicators: 'screener', PresumedVictim: 'authority' },
  PresumedVictim: { IdentifiedVictim: 'authority', NotAVictim: 'authority' },
  IdentifiedVictim: {},
  /** On appeal. */
  NotAVictim: { PresumedVictim: 'authority', IdentifiedVictim: 'authority' },
  DeclinedIdentification: { IndicatorsPresent: 'screener' },
  Withdrawn: { IndicatorsPresent: 'screener' },
} as const satisfies Record<IdentificationStatus, Partial<Record<IdentificationStatus, 'screener' | 'authority'>>>

/** A person may decline or step back from identification at any moment; the screener writes it down. */
const atAnyTime: readonly IdentificationStatus[] = ['DeclinedIdentification', 'Withdrawn']

/** Who may move a person's status from one to the other; undefined when nobody may. */
export function whoDecides(from: IdentificationStatus, to: IdentificationStatus): 'screener' | 'authority' | undefined {
  if (from === to) return undefined
  if (atAnyTime.includes(to)) return 'screener'
  return (identificationMoves[from] as Partial<Record<IdentificationStatus, 'screener' | 'authority'>>)[to]
}

/**
 * Another officer may screen again what a screener found: who screens does not alone decide (domain 10.6.1), and in a
 * small agency the one who screened may be the only one who may decide.
 */
export const screensAgain = (from: IdentificationStatus, to: IdentificationStatus): boolean =>
  from === 'IndicatorsPresent' && to === from

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
})
export type Determination = z.infer<typeof Determination>

const reasons = z.string().trim().min(20).max(8000)
/** The number of the last decision of our state that lay open; another since then, and nothing is written. */
const seen = z.int().min(0).nullable().default(null)

export const recordScreening = command('identification/record-screening', {
  summary:
    'Write down what a screening found, also a second one by another officer, or that the person declines or withdraws.',
  input: z.strictObject({
    person: PersonId,
    status: z.enum(['NoIndicators', 'IndicatorsPresent', 'DeclinedIdentification', 'Withdrawn']),
    reasons,
    seen,
  }),
  output: Determination.extend({ case: CaseId }),
})

export const recordDetermination = command('identification/record-determination', {
  summary: 'Decide whether a person is a presumed victim, an identified victim or not a victim, with reasons.',
  input: z
    .strictObject({
      person: PersonId,
      status: z.enum(['PresumedVictim', 'IdentifiedVictim', 'NotAVictim']),
      body: DecisionBody,
      reasons,
      appealTold: z.boolean(),
      appealUntil: z.iso.date().nullable().default(null),
      seen,
      /** The law, `id-uu21-2007@2007`, and the boxes that the decision rests on; each must be backed. */
      definition: z.string().max(80).nullable().default(null),
      found: z.array(Box).max(22).default([]),
    })
    .refine(({ status, appealTold }) => status !== 'NotAVictim' || appealTold, {
      path: ['appealTold'],
      message: 'G9: the person must be told of the right to appeal',
    }),
  output: Determination.extend({ case: CaseId }),
})

export const listDeterminations = query('identification/list-determinations', {
  summary: 'How our state and other states see a person, side by side, with every decision so far.',
  input: z.strictObject({ person: PersonId }),
  output: z.object({
    person: PersonId,
    case: CaseId,
    /** Where each state stands now, ours first. */
    standing: z.array(Determination.pick({ state: true, status: true, body: true, decidedOn: true })),
    history: z.array(Determination),
  }),
})
