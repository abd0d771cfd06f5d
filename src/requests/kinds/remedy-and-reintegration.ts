import { usual, type Definition } from './definition.ts'

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
} as const satisfies Definition

/** After the return. */
export const remedyAndReintegration = { CompensationEnforcement: compensation, ReintegrationFollowUp: followUp }
