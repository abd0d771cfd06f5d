import { z } from 'zod'
import { CaseId, PersonId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { Provider, ProviderId } from '../providers/contract.ts'

const words = (most: number) => z.string().trim().min(1).max(most)
const moment = z.iso.datetime()
const written = { recordedBy: z.uuid(), recordedAt: moment }

/** `x_ServiceType` (Permen PPPA 8/2021), and what HTCDS names beside it. */
export const ServiceType = z.enum([
  'PengaduanIdentifikasi',
  'RehabilitasiKesehatan',
  'RehabilitasiSosial',
  'BantuanHukum',
  'Pemulangan',
  'ReintegrasiSosial',
  'Psychosocial',
  'Shelter',
  'Education',
  'Financial',
  'Livelihood',
  'RightsBasedTraining',
])
export type ServiceType = z.infer<typeof ServiceType>
export const ServiceUrgency = z.enum(['OneHour', 'ThreeHours', 'OneDay', 'ThreeDays'])
export type ServiceUrgency = z.infer<typeof ServiceUrgency>
/** For whom a service must be fit; what is missing is missing for somebody. */
export const Group = z.enum(['Women', 'Men', 'Trans', 'Children', 'NotSaid'])
export type Group = z.infer<typeof Group>

export const ServiceStep = z.enum(['Offered', 'Rejected', 'Agreed', 'Declined', 'Started', 'Ended', 'NoService'])
export type ServiceStep = z.infer<typeof ServiceStep>
export const NeedStanding = z.enum(['Open', ...ServiceStep.options])
export type NeedStanding = z.infer<typeof NeedStanding>

/** What may follow. A provider that rejects, and a gap that is filled later, lead to another offer. */
export const serviceMoves: Readonly<Record<NeedStanding, readonly ServiceStep[]>> = {
  Open: ['Offered', 'NoService', 'Declined'],
  Offered: ['Rejected', 'Agreed', 'Declined', 'Started'],
  Rejected: ['Offered', 'NoService', 'Declined'],
  Agreed: ['Started', 'Rejected', 'Declined'],
  Started: ['Ended'],
  NoService: ['Offered', 'Declined'],
  Declined: ['Offered'],
  Ended: ['Offered'],
}

export const Outcome = z.enum(['Reached', 'PartlyReached', 'NotReached', 'LeftByPerson', 'Transferred'])
export const NeedId = z.uuid().brand<'NeedId'>()
export type NeedId = z.infer<typeof NeedId>

const TakenStep = z.object({
  number: z.int(),
  step: ServiceStep,
  provider: ProviderId.nullable(),
  reason: z.string(),
  outcome: Outcome.nullable(),
  /** One to five, in her own words *how was it*; null where she did not say. */
  satisfaction: z.int().min(1).max(5).nullable(),
  ...written,
})

export const Need = z.object({
  id: NeedId,
  person: PersonId,
  case: CaseId,
  type: ServiceType,
  urgency: ServiceUrgency,
  district: z.string(),
  who: Group,
  what: z.string(),
  dueAt: moment,
  standing: NeedStanding,
  /** Minutes from the need to the beginning of the service; null while she waits. */
  waited: z.int().nullable(),
  steps: z.array(TakenStep),
  ...written,
})
export type Need = z.infer<typeof Need>

export const recordNeed = command('assistance/record-need', {
  summary: 'Write down what a person needs and how soon. It asks for no identification and no cooperation.',
  input: z.strictObject({
    person: PersonId,
    type: ServiceType,
    urgency: ServiceUrgency,
    district: words(100),
    what: words(2000),
  }),
  output: Need,
})

export const takeServiceStep = command('assistance/take-service-step', {
  summary: 'Offer a service, write down what provider and person say, when it begins and ends, or that there is none.',
  input: z
    .strictObject({
      need: NeedId,
      /** How many steps the officer saw: another step in between is not overwritten. */
      after: z.int().min(0),
      step: ServiceStep,
      provider: ProviderId.nullable().default(null),
      reason: z.string().trim().max(4000).default(''),
      outcome: Outcome.nullable().default(null),
      satisfaction: z.int().min(1).max(5).nullable().default(null),
    })
    .refine(({ step, provider }) => step !== 'Offered' || provider !== null, { path: ['provider'] })
    .refine(({ step, outcome }) => (step === 'Ended') === (outcome !== null), { path: ['outcome'] })
    .refine(({ step, reason }) => !['Rejected', 'NoService'].includes(step) || reason.length >= 10, {
      path: ['reason'],
      message: 'say why',
    }),
  output: Need,
})

export const ServiceNote = z.object({
  id: z.uuid(),
  need: NeedId,
  compartment: z.enum(['protection', 'health', 'psychosocial']),
  text: z.string(),
  ...written,
})
export type ServiceNote = z.infer<typeof ServiceNote>
export const addServiceNote = command('assistance/add-service-note', {
  summary: 'Write a note about a service; health and psychosocial notes are read by their profession alone.',
  input: z.strictObject({ need: NeedId, text: words(8000) }),
  output: ServiceNote.extend({ case: CaseId }),
})

export const TransferId = z.uuid().brand<'WarmTransferId'>()
export const TransferReason = z.enum(['AdditionalServicesRequired', 'MigrationOrChangeOfLocation', 'Other'])
export const WarmTransfer = z.object({
  id: TransferId,
  person: PersonId,
  case: CaseId,
  provider: ProviderId,
  /** `cas_ReasonForOutgoingReferral`. */
  reason: TransferReason,
  /** `cas_OutgoingReferralDetails`: what the other side must know, and who goes with her. */
  details: z.string(),
  ...written,
  answer: z.object({ accepted: z.boolean(), reason: z.string(), by: z.string(), ...written }).nullable(),
})
export type WarmTransfer = z.infer<typeof WarmTransfer>
export const askTransfer = command('assistance/ask-transfer', {
  summary: 'Ask a provider to take over a person, warm: she is accompanied until the other side says yes.',
  input: z.strictObject({ person: PersonId, provider: ProviderId, reason: TransferReason, details: words(4000) }),
  output: WarmTransfer,
})
export const answerTransfer = command('assistance/answer-transfer', {
  summary: 'Write down whether the provider takes her over, who said so, and why not.',
  input: z
    .strictObject({
      transfer: TransferId,
      accepted: z.boolean(),
      by: words(200),
      reason: z.string().trim().max(4000).default(''),
    })
    .refine(({ accepted, reason }) => accepted || reason.length >= 10, { path: ['reason'], message: 'say why not' }),
  output: WarmTransfer,
})

export const listServices = query('assistance/list-services', {
  summary: 'What the people of a case need, what was offered, begun and ended, and who was asked to take over.',
  input: z.strictObject({ case: CaseId }),
  output: z.object({
    case: CaseId,
    needs: z.array(Need),
    notes: z.array(ServiceNote),
    transfers: z.array(WarmTransfer),
    providers: z.array(Provider),
  }),
})

export const Gap = z.object({
  district: z.string(),
  type: ServiceType,
  who: Group,
  /** People; null where fewer than five, so that nobody is recognised. */
  people: z.int().nullable(),
})
export type Gap = z.infer<typeof Gap>
export const listGaps = query('assistance/list-gaps', {
  summary:
    'Where people need a service that nobody gives: by district, kind and for whom. Fewer than five are not said.',
  input: z.strictObject({}),
  output: z.object({ gaps: z.array(Gap) }),
})
