import { usual, type Definition } from './definition.ts'

const papers = ['birthplace', 'parentsNames', 'nationalIdNumber', 'passportNumber', 'appearance'] as const

const nationality = {
  ...usual,
  kind: 'NationalityVerification',
  message: 'requests.nationality-verification@1.0',
  required: ['name', 'birthDate'],
  optional: ['alias', 'sex', ...papers],
  answer: { required: ['nationalityResult', 'summary'], optional: [] },
  tlp: ['RED'],
  purposes: ['EstablishNationality'],
  consents: ['ShareWithOtherState'],
} as const satisfies Definition

const travelDocument = {
  ...usual,
  kind: 'TravelDocumentIssuance',
  message: 'requests.travel-document-issuance@1.0',
  required: ['name', 'birthDate', 'nationality', 'documentWanted'],
  optional: ['sex', ...papers, 'documentStatus', 'verificationReference', 'neededBy', 'deliverTo'],
  answer: { required: ['paperResult', 'summary'], optional: ['paperNumber', 'paperValidUntil', 'collectFrom'] },
  tlp: ['RED'],
  purposes: ['IssueTravelDocument'],
  consents: ['ShareWithOtherState'],
} as const satisfies Definition

const decision = ['status', 'decisionBody', 'decisionDate'] as const

const notification = {
  ...usual,
  kind: 'VictimStatusNotification',
  message: 'requests.victim-status-notification@1.0',
  required: ['name', 'nationality', ...decision, 'appealRight'],
  optional: ['birthDate', 'passportNumber', 'appealUntil'],
  answer: { required: ['recognition'], optional: ['recognitionReasons', 'summary'] },
  tlp: ['RED'],
  purposes: ['InformOfDecision'],
  consents: ['NotifyOwnState'],
} as const satisfies Definition

const recognition = {
  ...notification,
  kind: 'VictimStatusRecognition',
  message: 'requests.victim-status-recognition@1.0',
  required: ['name', 'nationality', ...decision, 'recognitionSought'],
  optional: ['birthDate', 'passportNumber', 'theirPosition'],
  answer: { required: ['recognition'], optional: ['recognitionReasons', 'positionNow', 'summary'] },
  purposes: ['RecogniseStatus'],
  consents: ['ShareWithOtherState'],
  consentsToOwnState: ['NotifyOwnState'],
} as const satisfies Definition

/** Who she is, by which papers, and what was decided on her. */
export const identityAndPapers = {
  NationalityVerification: nationality,
  TravelDocumentIssuance: travelDocument,
  VictimStatusNotification: notification,
  VictimStatusRecognition: recognition,
}
