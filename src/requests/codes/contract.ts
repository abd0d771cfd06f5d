import { z } from 'zod'
import { CaseId, Tlp, Urgency } from '../../casework/contract.ts'
import { RequestType } from '../../directory/contract.ts'

/** A request is marked and hurried in the words of the case that it comes from. */
export { Tlp, Urgency }

export const RequestId = z.uuid().brand<'RequestId'>()
export type RequestId = z.infer<typeof RequestId>

/** What one state may ask of another or tell it (code list `x_RequestType`). */
export const RequestKind = RequestType
export type RequestKind = z.infer<typeof RequestKind>

/** How the desk groups the kinds. */
export const families = {
  FindAndProtect: ['LocateAndWelfareCheck', 'RescueRequest'],
  IdentityAndPapers: [
    'NationalityVerification',
    'TravelDocumentIssuance',
    'VictimStatusNotification',
    'VictimStatusRecognition',
  ],
  TheReturn: [
    'ImmigrationReliefWaiver',
    'ExitPermit',
    'SafeTransit',
    'ReceptionAndHandover',
    'RiskAssessmentForReturn',
  ],
  EvidenceAndPolice: ['EvidencePreservation', 'PoliceInformation', 'LiaisonContact', 'JointInvestigation'],
  MutualLegalAssistance: [
    'MLA_Evidence',
    'MLA_Statement',
    'MLA_Videolink',
    'MLA_ServiceOfDocuments',
    'MLA_FreezeOrForfeit',
    'Extradition',
  ],
  RemedyAndReintegration: ['CompensationEnforcement', 'ReintegrationFollowUp'],
} as const satisfies Record<string, readonly RequestKind[]>

/** Code list `x_RequestStatus`. */
export const RequestStatus = z.enum([
  'Draft',
  'AwaitingApproval',
  'Sent',
  'Delivered',
  'Acknowledged',
  'MoreInfoRequested',
  'Accepted',
  'PartiallyAccepted',
  'Declined',
  'InExecution',
  'PartiallyExecuted',
  'Executed',
  'ClosedByRequester',
  'Withdrawn',
  'Expired',
])
export type RequestStatus = z.infer<typeof RequestStatus>

/** Code list `x_DeclineReason`. */
export const DeclineReason = z.enum([
  'NotOurJurisdiction',
  'NoTerritorialControl',
  'InsufficientInformation',
  'NationalityNotConfirmed',
  'NoDualCriminality',
  'ProtectionOfVictim',
  'ConsentMissing',
  'OngoingInvestigation',
  'NationalSecurityOrSovereignty',
  'ResourceLimit',
  'WrongChannel',
  'Other',
])
export type DeclineReason = z.infer<typeof DeclineReason>

/** Why the asking state takes a request back. A code, never a text: nothing about the person leaves with it. */
export const WithdrawReason = z.enum(['PersonFound', 'NoLongerNeeded', 'ConsentWithdrawn', 'SentInError'])
export type WithdrawReason = z.infer<typeof WithdrawReason>

/** What the receiver may use it for; any other use needs a new yes (domain F6.4). */
export const Purpose = z.enum([
  'FindAndProtect',
  'BringToSafety',
  'EstablishNationality',
  'IssueTravelDocument',
  'InformOfDecision',
  'RecogniseStatus',
  'RegulariseStay',
  'AllowExit',
  'SafePassage',
  'HandOver',
  'AssessReturn',
  'PreserveEvidence',
  'Investigate',
  'MakeContact',
  'Prosecute',
  'Extradite',
  'Compensate',
  'Reintegrate',
])
export type Purpose = z.infer<typeof Purpose>

/** What may be done with it at most (Permissible Actions Protocol): RED only looked at, AMBER checked quietly, GREEN acted on. */
export const Pap = z.enum(['RED', 'AMBER', 'GREEN', 'CLEAR'])
export type Pap = z.infer<typeof Pap>

export const Caveat = z.enum([
  'NoContactWithFamily',
  'NoContactWithEmployer',
  'NoUniformedVisit',
  'NoOnwardSharing',
  'NoUseAsEvidence',
  'OnlyForThisMatter',
])
export type Caveat = z.infer<typeof Caveat>

export const State = z.string().regex(/^[A-Z]{2}$/)

/** One clause on which a request stands, as the directory knows it. */
export const LegalBasis = z.object({
  instrument: z.string().max(80),
  clause: z.string().max(80),
  source: z.string().max(400),
  verified: z.boolean(),
})
export type LegalBasis = z.infer<typeof LegalBasis>

/** How a field is filled in; the desk draws its form from this. */
export const FieldForm = z.object({
  name: z.string(),
  kind: z.enum(['line', 'text', 'choice', 'yes-no', 'count', 'date', 'country']),
  options: z.array(z.string()).optional(),
  required: z.boolean(),
})
export type FieldForm = z.infer<typeof FieldForm>

/** The value of a field, before its own schema has looked at it. */
export const FieldValue = z.union([z.string().max(4000), z.number().int(), z.boolean()])
export const FieldValues = z.record(z.string().max(40), FieldValue)
export type FieldValues = z.infer<typeof FieldValues>

/** Each of these alone tells who a person is. */
const naming = [
  'name',
  'birthDate',
  'parentsNames',
  'nationalIdNumber',
  'passportNumber',
  'travelDocumentNumber',
  'phone',
  'subjectName',
  'subjectBirthDate',
  'witnessName',
  'addresseeName',
  'debtorName',
  'holderName',
] as const

/** The filled-in fields that single a person out: with one of them in it a request is RED (domain.md §9.1). */
export function singlesOut(values: FieldValues): string[] {
  const filled = (name: string) => values[name] !== undefined && values[name] !== ''
  // How she looks, and where: together they are as good as a name.
  const seen = filled('appearance') && (filled('lastPlace') || filled('birthplace')) ? ['appearance'] : []
  return [...naming.filter(filled), ...seen]
}

export const one = { request: RequestId }
export const text = z.string().trim().min(1).max(4000)
/** BCP 47. */
export const TextLanguage = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)
/** In which language the free words beside it are; null where nobody says. */
export const language = TextLanguage.nullable().default(null)

/** Where a request stands after a verb; what the desk needs to show the next step. */
export const Standing = z.object({
  request: RequestId,
  status: RequestStatus,
  version: z.number().int(),
  case: CaseId.nullable(),
})
export type Standing = z.infer<typeof Standing>
