import { clocks, usual, type Definition } from './definition.ts'

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
  clocks: clocks([
    [4, 24],
    [8, 48],
    [24, 72],
    [48, 168],
  ]),
  clockSource:
    'ACTIP 15.3 "without undue or unreasonable delay"; Suar default 5 working days, 24 h for a released group',
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
  clocks: clocks([
    [4, 24],
    [8, 24],
    [8, 48],
    [24, 72],
  ]),
  clockSource: 'ACTIP 15.4; Suar default 2 working days after verification (domain 11.2 row 11)',
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
  clocks: clocks([
    [24, 72],
    [24, 72],
    [48, 168],
    [72, 336],
  ]),
  clockSource: 'ACTIP 14.3 "without unreasonable delay"; Suar default: status and reasons exchanged within 14 days',
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
  clockSource: 'ACTIP 14.2 "shall respect and recognise"; Suar default: reasons exchanged within 14 days (domain 11.5)',
} as const satisfies Definition

/** Who she is, by which papers, and what was decided on her. */
export const identityAndPapers = {
  NationalityVerification: nationality,
  TravelDocumentIssuance: travelDocument,
  VictimStatusNotification: notification,
  VictimStatusRecognition: recognition,
}
