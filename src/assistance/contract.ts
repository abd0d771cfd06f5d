import { z } from 'zod'
import { CaseId, PersonId } from '../casework/contract.ts'
import { command, query } from '../platform/contract.ts'
import { Override } from './override/contract.ts'
import { Category } from '../transfers/contract.ts'

export { keepProvider } from './providers/contract.ts'
export { keepBed } from './shelter/contract.ts'

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

/** What a gate answers: where she stands towards one recipient and some facts. `NotAsked` is the absence of any record. */
export const ConsentStanding = z.enum([
  ...ConsentState.options,
  'NotAsked',
  /** A yes that has run out. */
  'Expired',
  /** A yes, but not to this recipient, or not for all of these facts. */
  'NotCovered',
  /** A child agreed alone. */
  'NeedsGuardian',
  /** Against her answer: by law, with a reason, by two. */
  'Overridden',
])
export type ConsentStanding = z.infer<typeof ConsentStanding>

/** Only a yes opens a gate, or what stands in its place by law. Silence, an emergency and an inability to decide are not a yes. */
export const opens = (standing: ConsentStanding): boolean =>
  standing === 'Given' || standing === 'AssentWithGuardian' || standing === 'Overridden'

/** All that the purpose covers. */
export const all = '*'

/** Who receives: a state, an agency, a network, an organisation. */
export const Recipient = z
  .string()
  .regex(/^(state:[A-Z]{2}|agency:[0-9a-f-]{36}|organisation:[0-9a-f-]{36}|network:[A-Za-z0-9][A-Za-z0-9 ._-]{1,40})$/)
export type Recipient = z.infer<typeof Recipient>

/** Which groups of facts about her: the categories of the register of transfers. */
export const FactGroup = Category
export type FactGroup = z.infer<typeof FactGroup>

const someOf = <T extends z.ZodType<string>>(of: T) =>
  z.union([z.tuple([z.literal(all)]), z.array(of).min(1).max(60)]).transform((list) => [...new Set<string>(list)])

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

/** How far a yes goes: to whom, which facts, until when. `*` alone: all that the purpose covers. */
const bounds = {
  recipients: z.array(z.string()),
  fields: z.array(z.string()),
  expiresAt: z.iso.datetime().nullable(),
}

/** One answer that a person gave, as it was written down. Answers are added, never changed. */
export const ConsentRecord = z.object({
  id: ConsentRecordId,
  ...told,
  ...bounds,
  /** The guardian who agreed beside the person, or her own words; sealed where it is kept. */
  note: z.string().nullable(),
  recordedBy: z.uuid(),
  recordedAt: z.iso.datetime(),
})
export type ConsentRecord = z.infer<typeof ConsentRecord>

export const recordConsent = command('assistance/record-consent', {
  summary:
    'Write down what a person agreed to, refused or took back, for one purpose: to whom, which facts, until when.',
  input: z
    .strictObject({
      ...told,
      recipients: someOf(Recipient).default([all]),
      fields: someOf(FactGroup).default([all]),
      expiresAt: z.iso.datetime().nullable().default(null),
      note: z.string().trim().min(1).max(2000).nullable().default(null),
    })
    .refine(({ state, note }) => state !== 'AssentWithGuardian' || note !== null, {
      path: ['note'],
      message: 'say who the guardian is',
    })
    .refine(
      ({ state, recipients, fields, expiresAt }) =>
        opens(state) || (recipients[0] === all && fields[0] === all && expiresAt === null),
      { path: ['state'], message: 'only a yes has bounds' },
    ),
  output: ConsentRecord.extend({ case: CaseId }),
})

/** What rests on a yes, and what becomes of it when she takes it back. */
export const Resting = z.object({
  slice: z.string(),
  kind: z.string(),
  subject: z.uuid(),
  recipient: z.string(),
  stage: z.enum(['Prepared', 'OnItsWay', 'Left']),
  ends: z.enum(['Stopped', 'Recalled', 'Closed', 'ByHand']),
  at: z.iso.datetime().nullable(),
})
export type Resting = z.infer<typeof Resting>

/** Who had something on a yes that was taken back, and whether it confirmed that nothing is left there. */
export const Receiver = z.object({
  id: z.uuid(),
  purpose: ConsentPurpose,
  slice: z.string(),
  kind: z.string(),
  subject: z.uuid(),
  recipient: z.string(),
  toldAt: z.iso.datetime(),
  due: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  neverLeft: z.boolean(),
  /** No node will sign: an officer asks, and writes down what they say. */
  byHand: z.boolean(),
})
export type Receiver = z.infer<typeof Receiver>

export const listConsents = query('assistance/list-consents', {
  summary: 'Where a person stands on every purpose, how she came there, and who still has to let go.',
  input: z.strictObject({ person: PersonId }),
  output: z.object({
    person: PersonId,
    case: CaseId,
    standing: z.record(ConsentPurpose, ConsentStanding),
    history: z.array(ConsentRecord),
    receivers: z.array(Receiver),
    overrides: z.array(Override),
  }),
})

export const showWhatChanges = query('assistance/show-what-changes', {
  summary: 'What ends when a person takes back a yes, or narrows it: to be told to her before she decides.',
  input: z.strictObject({
    person: PersonId,
    purpose: ConsentPurpose,
    /** How far the yes still goes; nothing where it ends whole. */
    recipients: someOf(Recipient).nullable().default(null),
  }),
  output: z.object({ person: PersonId, case: CaseId, purpose: ConsentPurpose, resting: z.array(Resting) }),
})

export const confirmLetGo = command('assistance/confirm-let-go', {
  summary:
    'Write down that a receiver without a node said that nothing is left there of what rested on a withdrawn yes.',
  input: z.strictObject({ receiver: z.uuid() }),
  output: z.object({ person: PersonId, case: CaseId }),
})
