import { clocks, usual, type Definition } from './definition.ts'

const shared = {
  ...usual,
  tlp: ['RED'],
  consents: ['ShareWithOtherState'],
  clocks: clocks([
    [4, 24],
    [8, 48],
    [24, 96],
    [48, 168],
  ]),
} as const

const relief = {
  ...shared,
  kind: 'ImmigrationReliefWaiver',
  message: 'requests.immigration-relief-waiver@1.0',
  required: ['name', 'nationality', 'immigrationProblem', 'reliefWanted'],
  optional: [
    'birthDate',
    'passportNumber',
    'status',
    'decisionBody',
    'decisionDate',
    'fineAmount',
    'detainedAt',
    'detainedSince',
    'offenceLinked',
  ],
  answer: { required: ['reliefResult', 'summary'], optional: ['conditions', 'validUntil'] },
  purposes: ['RegulariseStay'],
  consentsToOwnState: ['NotifyOwnState'],
  clockSource: 'ACTIP 14.4, 14.7, 14.8; Suar default 7 days, alarm at 14 (domain 11.2 row 12)',
} as const satisfies Definition

const exit = {
  ...shared,
  kind: 'ExitPermit',
  message: 'requests.exit-permit@1.0',
  required: ['name', 'nationality', 'travelDocumentNumber', 'exitPoint', 'exitDate'],
  optional: ['birthDate', 'immigrationProblem', 'flight', 'escorts', 'childPresent'],
  answer: { required: ['permitResult', 'summary'], optional: ['permitNumber', 'validUntil', 'conditions'] },
  purposes: ['AllowExit'],
  clockSource: 'ACTIP 15.1; Suar default 7 days (domain 11.2 row 12)',
} as const satisfies Definition

const transit = {
  ...shared,
  kind: 'SafeTransit',
  message: 'requests.safe-transit@1.0',
  required: ['peopleCount', 'entryPoint', 'exitPoint', 'transitFrom', 'transitUntil'],
  optional: [
    'name',
    'nationality',
    'travelDocumentNumber',
    'childPresent',
    'escorts',
    'urgentNeeds',
    'placeControl',
    'routeNote',
    'contactRule',
  ],
  answer: { required: ['transitResult', 'summary'], optional: ['meetingPoint', 'liaisonName', 'liaisonPhone'] },
  tlp: ['AMBER+STRICT', 'AMBER', 'RED'],
  pap: 'GREEN',
  purposes: ['SafePassage'],
  competence: ['protection', 'investigation'],
  // It names nobody unless it must, and in danger nobody can be asked.
  consents: [],
  dangerCannotWait: true,
  clockSource: 'ACTIP 15.2 "due regard for safety"; Suar default',
} as const satisfies Definition

const handover = {
  ...shared,
  kind: 'ReceptionAndHandover',
  message: 'requests.reception-and-handover@1.0',
  required: ['name', 'nationality', 'flight', 'arrivalDate', 'escorts', 'receivingShelter', 'doNotTell'],
  optional: [
    'birthDate',
    'travelDocumentNumber',
    'arrivalTime',
    'arrivalPlace',
    'medicalNeeds',
    'languageSpoken',
    'childPresent',
    'guardian',
    'contactRule',
  ],
  answer: { required: ['handoverResult'], optional: ['receivedAt', 'receivedBy', 'summary'] },
  purposes: ['HandOver'],
  clocks: clocks([
    [2, 12],
    [4, 24],
    [12, 48],
    [24, 96],
  ]),
  clockSource: 'ACTIP 15.1, 15.2; Suar default: notice at least 12 h before landing (domain 11.2 row 16)',
} as const satisfies Definition

const risk = {
  ...shared,
  kind: 'RiskAssessmentForReturn',
  message: 'requests.risk-assessment-for-return@1.0',
  required: ['name', 'nationality', 'returnTo', 'riskQuestions'],
  optional: ['birthDate', 'knownThreats', 'familyInvolved', 'childPresent', 'contactRule'],
  answer: { required: ['riskLevel', 'riskFindings'], optional: ['protectionOffered', 'summary'] },
  purposes: ['AssessReturn'],
  caveats: ['NoContactWithFamily'],
  clockSource: 'ACTIP 15.1 "due regard for safety"; Suar default 7 days',
} as const satisfies Definition

/** On the way home, or to safety elsewhere. */
export const theReturn = {
  ImmigrationReliefWaiver: relief,
  ExitPermit: exit,
  SafeTransit: transit,
  ReceptionAndHandover: handover,
  RiskAssessmentForReturn: risk,
}
