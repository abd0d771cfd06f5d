import { usual, type Definition } from './definition.ts'

/** The items of Article 6 of the treaty, a to f; the letter of each stands in the catalogue. */
const articleSix = [
  'requestingOffice',
  'conductingAuthority',
  'assistancePurpose',
  'matterStatus',
  'offence',
  'maximumPenalty',
  'factsAlleged',
  'lawText',
  'toAscertain',
] as const
const articleSixWhereItApplies = [
  'particularProcedure',
  'timeLimit',
  'confidentialityReasons',
  'otherUndertakings',
  'caseReference',
] as const
const subject = ['subjectName', 'subjectBirthDate', 'subjectNationality'] as const

const shared = {
  ...usual,
  tlp: ['AMBER+STRICT', 'RED'],
  purposes: ['Prosecute'],
  caveats: ['OnlyForThisMatter'],
  basis: ['AMLAT', 'ACTIP', 'LB', 'ID-VN-2023', 'RECIPROCITY'],
  competence: ['investigation'],
  secondPerson: 'Always',
} as const

const assisted = ['conditions', 'exhibitReferences'] as const

const evidence = {
  ...shared,
  kind: 'MLA_Evidence',
  message: 'requests.mla-evidence@1.0',
  required: [...articleSix, 'evidenceSought'],
  optional: [...articleSixWhereItApplies, ...subject, 'evidenceHolder', 'evidencePlace', 'preservationOf'],
  answer: { required: ['assistanceResult', 'summary'], optional: assisted },
} as const satisfies Definition

const statement = {
  ...shared,
  kind: 'MLA_Statement',
  message: 'requests.mla-statement@1.0',
  required: [...articleSix, 'witnessName', 'witnessQuestions', 'sworn'],
  optional: [...articleSixWhereItApplies, 'witnessWhereabouts', 'witnessProtection', 'languageSpoken'],
  answer: { required: ['assistanceResult', 'summary'], optional: assisted },
  tlp: ['RED'],
  caveats: ['OnlyForThisMatter', 'NoUniformedVisit'],
  consents: ['ShareWithLawEnforcement'],
} as const satisfies Definition

const videolink = {
  ...statement,
  kind: 'MLA_Videolink',
  message: 'requests.mla-videolink@1.0',
  required: [...articleSix, 'witnessName', 'court', 'hearingDate', 'interpreterNeeded'],
  optional: [
    ...articleSixWhereItApplies,
    'witnessWhereabouts',
    'witnessProtection',
    'languageSpoken',
    'hearingTime',
    'technicalNote',
    'supportPerson',
  ],
} as const satisfies Definition

const service = {
  ...shared,
  kind: 'MLA_ServiceOfDocuments',
  message: 'requests.mla-service-of-documents@1.0',
  required: [...articleSix, 'documentsToServe', 'addresseeName', 'addresseePlace'],
  optional: [...articleSixWhereItApplies, 'serveBefore', 'languageSpoken'],
  answer: { required: ['assistanceResult', 'summary'], optional: ['conditions', 'servedOn'] },
  tlp: ['RED'],
} as const satisfies Definition

const freeze = {
  ...shared,
  kind: 'MLA_FreezeOrForfeit',
  message: 'requests.mla-freeze-or-forfeit@1.0',
  required: [...articleSix, 'propertyDescription', 'courtOrder', 'orderFinal'],
  optional: [
    ...articleSixWhereItApplies,
    ...subject,
    'propertyPlace',
    'accountReference',
    'holderName',
    'valueEstimate',
  ],
  answer: { required: ['assistanceResult', 'summary'], optional: ['conditions', 'amountHeld', 'validUntil'] },
} as const satisfies Definition

const extradition = {
  ...shared,
  kind: 'Extradition',
  message: 'requests.extradition@1.0',
  required: [
    'subjectName',
    'requestingOffice',
    'conductingAuthority',
    'offence',
    'maximumPenalty',
    'factsAlleged',
    'lawText',
    'warrant',
  ],
  optional: [
    'subjectBirthDate',
    'subjectNationality',
    'subjectWhereabouts',
    'appearance',
    'provisionalArrest',
    'specialityUndertaking',
    'penaltyAssurance',
    'caseReference',
  ],
  answer: { required: ['extraditionResult', 'summary'], optional: ['conditions'] },
  tlp: ['RED'],
  purposes: ['Extradite'],
  basis: ['AET', 'ACTIP', 'ID-VN-2023', 'RECIPROCITY'],
} as const satisfies Definition

/** From central authority to central authority. */
export const mutualLegalAssistance = {
  MLA_Evidence: evidence,
  MLA_Statement: statement,
  MLA_Videolink: videolink,
  MLA_ServiceOfDocuments: service,
  MLA_FreezeOrForfeit: freeze,
  Extradition: extradition,
}
