import { DecidedStatus, DecisionBody } from '../identification/contract.ts'
import { choice, oneOf, country, count, date, line, text, yesNo, type Shape } from './fields.ts'
import { afterwards, articleSix, proceedings } from './catalogue-of-law.ts'

const person = {
  name: line,
  alias: line,
  sex: choice('Female', 'Male', 'Other', 'Unknown'),
  birthDate: date,
  nationality: country,
  birthplace: line,
  parentsNames: line,
  nationalIdNumber: line,
  passportNumber: line,
  phone: line,
  appearance: text,
  languageSpoken: line,
} as const

const whereSheIs = {
  lastPlace: text,
  lastContact: line,
  placeControl: choice('StateAuthority', 'NonStateArmedGroup', 'Contested', 'SEZOperator', 'Unknown'),
  dangerNote: text,
  urgentNeeds: text,
  contactRule: text,
  peopleCount: count,
  childPresent: yesNo,
} as const

const decided = {
  status: oneOf(DecidedStatus.options),
  decisionBody: oneOf(DecisionBody.options),
  decisionDate: date,
  appealRight: yesNo,
  appealUntil: date,
  recognitionSought: choice(
    'RecogniseIdentification',
    'DropCharges',
    'LiftBlacklist',
    'WaiveFine',
    'EndDetention',
    'StopDeportation',
    'ExplainDifference',
  ),
  theirPosition: choice('OpenCharge', 'Fine', 'Detention', 'Deportation', 'Blacklist', 'OtherStatus', 'Unknown'),
} as const

const papers = {
  documentWanted: choice('EmergencyTravelDocument', 'Passport', 'CertificateOfIdentity'),
  documentStatus: choice(
    'HeldByPerson',
    'HeldBySyndicate',
    'HeldByAuthority',
    'LostOrDestroyed',
    'NeverHad',
    'Unknown',
  ),
  verificationReference: line,
  neededBy: date,
  deliverTo: text,
  travelDocumentNumber: line,
} as const

const theReturn = {
  immigrationProblem: choice(
    'Overstay',
    'IrregularEntry',
    'NoExitStamp',
    'VisaMisuse',
    'Detained',
    'DeportationOrder',
    'Blacklisted',
  ),
  reliefWanted: choice('WaiveFine', 'WaiveOverstay', 'LiftBlacklist', 'StayPermit', 'StopDeportation', 'EndDetention'),
  fineAmount: line,
  detainedAt: text,
  detainedSince: date,
  offenceLinked: text,
  exitPoint: line,
  exitDate: date,
  entryPoint: line,
  transitFrom: date,
  transitUntil: date,
  routeNote: text,
  flight: line,
  arrivalDate: date,
  arrivalTime: line,
  arrivalPlace: line,
  escorts: text,
  receivingShelter: line,
  doNotTell: text,
  medicalNeeds: text,
  guardian: line,
  returnTo: text,
  riskQuestions: text,
  knownThreats: text,
  familyInvolved: yesNo,
} as const

const police = {
  platform: line,
  account: line,
  webAddress: line,
  windowFrom: date,
  windowUntil: date,
  recordsWanted: choice('Content', 'Subscriber', 'Traffic', 'Payment', 'All'),
  preserveUntil: date,
  formalRequestFollows: yesNo,
  caseReference: line,
  informationKind: choice('Site', 'Recruiter', 'Route', 'MoneyFlow', 'ModusOperandi', 'Vehicle', 'Document', 'Other'),
  information: text,
  question: text,
  // Admiralty scale: source A to F, credibility 1 to 6 (domain.md §9.1).
  sourceReliability: choice('A', 'B', 'C', 'D', 'E', 'F'),
  informationCredibility: choice('1', '2', '3', '4', '5', '6'),
  observedOn: date,
  sitePlace: text,
  moneyTrail: text,
  vehicle: line,
  contactPurpose: text,
  contactWanted: choice('Call', 'VideoCall', 'Meeting'),
  contactPost: line,
  proposedTime: line,
  jointAim: text,
  summaryOfFacts: text,
  leadAgency: line,
  periodFrom: date,
  periodUntil: date,
  statesInvolved: line,
  costsNote: text,
  exhibitsShared: text,
} as const

/** Known to a case, needed by no kind of request that crosses. */
const never = {
  narrative: text,
  healthRecord: text,
  familyAddress: text,
  reporterIdentity: line,
  religionOrEthnicity: line,
  biometrics: text,
  suspects: text,
  intelligence: text,
  bankAccounts: text,
} as const

/**
 * Everything that a case may know of a person and a request might carry. A kind of request names what it needs of it;
 * all the rest is forbidden to it (minimal disclosure, domain.md §5.5).
 */
export const catalogue = {
  ...person,
  ...whereSheIs,
  ...decided,
  ...papers,
  ...theReturn,
  ...police,
  ...articleSix,
  ...proceedings,
  ...afterwards,
  ...never,
} satisfies Record<string, Shape>

export type FieldName = keyof typeof catalogue
export const fieldNames = Object.keys(catalogue) as FieldName[]
