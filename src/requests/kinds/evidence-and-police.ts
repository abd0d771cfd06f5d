import { usual, type Definition } from './definition.ts'

const shared = {
  ...usual,
  basis: ['ACTIP', 'LB', 'AMLAT', 'UNCC', 'ID-VN-2023', 'RECIPROCITY'],
  competence: ['investigation'],
} as const

const preservation = {
  ...shared,
  kind: 'EvidencePreservation',
  message: 'requests.evidence-preservation@1.0',
  required: ['platform', 'account', 'windowFrom', 'windowUntil', 'recordsWanted'],
  optional: ['webAddress', 'offence', 'preserveUntil', 'caseReference', 'formalRequestFollows'],
  answer: { required: ['preservationResult', 'summary'], optional: ['preservedUntil', 'preservationReference'] },
  tlp: ['AMBER+STRICT', 'AMBER', 'RED'],
  pap: 'GREEN',
  purposes: ['PreserveEvidence'],
  dangerCannotWait: true,
} as const satisfies Definition

const information = {
  ...shared,
  kind: 'PoliceInformation',
  message: 'requests.police-information@1.0',
  required: ['informationKind', 'information', 'sourceReliability', 'informationCredibility'],
  optional: [
    'question',
    'observedOn',
    'sitePlace',
    'platform',
    'account',
    'moneyTrail',
    'vehicle',
    'subjectName',
    'subjectBirthDate',
    'subjectNationality',
  ],
  answer: { required: ['informationUse'], optional: ['summary'] },
  tlp: ['AMBER+STRICT', 'AMBER', 'GREEN', 'RED'],
  purposes: ['Investigate'],
  caveats: ['NoUseAsEvidence'],
  consents: ['ShareWithLawEnforcement'],
  askedBy: 'question',
} as const satisfies Definition

const liaison = {
  ...shared,
  kind: 'LiaisonContact',
  message: 'requests.liaison-contact@1.0',
  required: ['contactPurpose', 'contactWanted'],
  optional: ['contactPost', 'languageSpoken', 'proposedTime', 'caseReference'],
  answer: { required: ['liaisonName', 'liaisonPhone'], optional: ['summary'] },
  tlp: ['GREEN', 'AMBER', 'AMBER+STRICT'],
  pap: 'GREEN',
  purposes: ['MakeContact'],
  competence: ['protection', 'investigation'],
  dangerCannotWait: true,
} as const satisfies Definition

const joint = {
  ...shared,
  kind: 'JointInvestigation',
  message: 'requests.joint-investigation@1.0',
  required: ['offence', 'jointAim', 'summaryOfFacts', 'leadAgency', 'periodFrom', 'periodUntil'],
  optional: ['sitePlace', 'peopleCount', 'statesInvolved', 'costsNote', 'exhibitsShared', 'subjectName'],
  answer: { required: ['jointResult', 'summary'], optional: ['conditions', 'liaisonName', 'liaisonPhone'] },
  tlp: ['AMBER+STRICT', 'RED'],
  purposes: ['Investigate'],
  secondPerson: 'Always',
  consents: ['ShareWithLawEnforcement'],
} as const satisfies Definition

/** From police to police. */
export const evidenceAndPolice = {
  EvidencePreservation: preservation,
  PoliceInformation: information,
  LiaisonContact: liaison,
  JointInvestigation: joint,
}
