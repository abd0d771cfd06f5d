import { clocks, usual, type Definition } from './definition.ts'

const compensation = {
  ...usual,
  kind: 'CompensationEnforcement',
  message: 'requests.compensation-enforcement@1.0',
  required: ['name', 'nationality', 'court', 'judgmentNumber', 'judgmentDate', 'judgmentFinal', 'award', 'debtorName'],
  optional: ['birthDate', 'awardPaid', 'debtorWhereabouts', 'propertyDescription', 'payThrough', 'dueBy'],
  answer: { required: ['enforcementResult', 'summary'], optional: ['amountPaid', 'paidOn'] },
  tlp: ['RED'],
  purposes: ['Compensate'],
  caveats: ['OnlyForThisMatter'],
  basis: ['AMLAT', 'ACTIP', 'LB', 'ID-VN-2023', 'RECIPROCITY'],
  competence: ['protection', 'investigation'],
  consents: ['ShareWithOtherState'],
  clocks: clocks([
    [24, 168],
    [48, 336],
    [72, 720],
    [120, 1440],
  ]),
  clockSource: 'Suar default 60 days; the award itself runs by the law of the state that made it (domain 11.2 row 21)',
} as const satisfies Definition

const followUp = {
  ...usual,
  kind: 'ReintegrationFollowUp',
  message: 'requests.reintegration-follow-up@1.0',
  required: ['name', 'nationality', 'followUpMonth', 'followUpQuestions'],
  optional: ['birthDate', 'phone', 'returnTo', 'contactRule', 'languageSpoken', 'childPresent'],
  answer: { required: ['followUpResult', 'summary'], optional: ['supportGiven', 'nextVisit'] },
  tlp: ['RED'],
  purposes: ['Reintegrate'],
  caveats: ['NoUniformedVisit'],
  basis: ['ACTIP', 'LB', 'ID-VN-2023', 'RECIPROCITY'],
  consents: ['ShareWithOtherState'],
  clocks: clocks([
    [8, 48],
    [24, 96],
    [48, 168],
    [120, 720],
  ]),
  clockSource: 'ACTIP 15.5; visits after 1, 3, 6 and 12 months (domain 11.2 row 22); Suar default 30 days',
} as const satisfies Definition

/** After the return. */
export const remedyAndReintegration = { CompensationEnforcement: compensation, ReintegrationFollowUp: followUp }
