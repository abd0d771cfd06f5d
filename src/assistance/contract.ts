import { z } from 'zod'
import { CaseId, PersonId } from '../casework/contract.ts'
import { command, query } from '../platform/contract.ts'

/** What a person may say yes or no to, one by one (code list `x_ConsentPurpose`). */
export const ConsentPurpose = z.enum([
  'ReceiveServices',
  'IdentificationInterview',
  'NotifyOwnState',
  'ShareWithOtherState',
  'ShareWithLawEnforcement',
  'ShareWithNGO',
  'TellFamily',
  'MediaOrPublic',
  'ResearchNonIdentifying',
  'PhotoAudioVideo',
  'BiometricMatching',
])
export type ConsentPurpose = z.infer<typeof ConsentPurpose>

/** What was written down (code list `x_ConsentState`). */
export const ConsentState = z.enum([
  'Given',
  'Refused',
  'Withdrawn',
  'AssentWithGuardian',
  'NotAsked_Emergency',
  'NotCapable',
])
export type ConsentState = z.infer<typeof ConsentState>

/** Where a purpose stands; `NotAsked` is the absence of any record. */
export const ConsentStanding = z.enum([...ConsentState.options, 'NotAsked'])
export type ConsentStanding = z.infer<typeof ConsentStanding>

/** Only a yes opens a gate. Silence, an emergency and an inability to decide are not a yes. */
export const opens = (standing: ConsentStanding): boolean => standing === 'Given' || standing === 'AssentWithGuardian'

export const ConsentRecordId = z.uuid().brand<'ConsentRecordId'>()
export type ConsentRecordId = z.infer<typeof ConsentRecordId>

export const Interpreter = z.enum(['NotNeeded', 'InPerson', 'ByPhone', 'NotAvailable'])
export type Interpreter = z.infer<typeof Interpreter>

const told = {
  person: PersonId,
  purpose: ConsentPurpose,
  state: ConsentState,
  /** The language in which it was explained, BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  interpreter: Interpreter,
  /** Whether she holds a copy of what she agreed to. */
  copyGiven: z.boolean(),
}

/** One answer that a person gave, as it was written down. Answers are added, never changed. */
export const ConsentRecord = z.object({
  id: ConsentRecordId,
  ...told,
  /** The guardian who agreed beside the person, or her own words; sealed where it is kept. */
  note: z.string().nullable(),
  recordedBy: z.uuid(),
  recordedAt: z.iso.datetime(),
})
export type ConsentRecord = z.infer<typeof ConsentRecord>

export const recordConsent = command('assistance/record-consent', {
  summary: 'Write down what a person agreed to, refused or took back, for one purpose.',
  input: z
    .strictObject({ ...told, note: z.string().trim().min(1).max(2000).nullable().default(null) })
    .refine(({ state, note }) => state !== 'AssentWithGuardian' || note !== null, {
      path: ['note'],
      message: 'say who the guardian is',
    }),
  output: ConsentRecord.extend({ case: CaseId }),
})

export const listConsents = query('assistance/list-consents', {
  summary: 'Where a person stands on every purpose, and how she came there.',
  input: z.strictObject({ person: PersonId }),
  output: z.object({
    person: PersonId,
    case: CaseId,
    standing: z.record(ConsentPurpose, ConsentStanding),
    history: z.array(ConsentRecord),
  }),
})
