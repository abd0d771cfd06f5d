import { usual, type Definition } from './definition.ts'

const shared = {
  ...usual,
  tlp: ['RED'],
  consents: ['ShareWithOtherState'],
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
} as const satisfies Definition

const exit = {
  ...shared,
  kind: 'ExitPermit',
  message: 'requests.exit-permit@1.0',
  required: ['name', 'nationality', 'travelDocumentNumber', 'exitPoint', 'exitDate'],
  optional: ['birthDate', 'immigrationProblem', 'flight', 'escorts', 'childPresent'],
  answer: { required: ['permitResult', 'summary'], optional: ['permitNumber', 'validUntil', 'conditions'] },
  purposes: ['AllowExit'],
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
} as const satisfies Definition

/** On the way home, or to safety elsewhere. */
export const theReturn = {
  ImmigrationReliefWaiver: relief,
  ExitPermit: exit,
  SafeTransit: transit,
  ReceptionAndHandover: handover,
  RiskAssessmentForReturn: risk,
}
