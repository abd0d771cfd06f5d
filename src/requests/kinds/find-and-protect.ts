import { usual, type Definition } from './definition.ts'

const described = [
  'name',
  'sex',
  'birthDate',
  'nationality',
  'phone',
  'appearance',
  'languageSpoken',
  'lastContact',
] as const

const welfare = {
  ...usual,
  kind: 'LocateAndWelfareCheck',
  message: 'requests.locate-and-welfare-check@1.0',
  required: ['alias', 'lastPlace', 'dangerNote'],
  optional: [...described, 'placeControl', 'contactRule', 'peopleCount', 'childPresent'],
  answer: { required: ['outcome', 'safety', 'summary'], optional: ['spokenToAlone', 'whereNow'] },
  tlp: ['AMBER+STRICT', 'AMBER', 'RED'],
  pap: 'GREEN',
  purposes: ['FindAndProtect'],
  basis: ['LB', 'ACTIP', 'AMLAT', 'ID-VN-2023', 'RECIPROCITY'],
  competence: ['protection', 'investigation'],
  dangerCannotWait: true,
} as const satisfies Definition

const rescue = {
  ...welfare,
  kind: 'RescueRequest',
  message: 'requests.rescue-request@1.0',
  required: ['alias', 'lastPlace', 'placeControl', 'dangerNote', 'peopleCount'],
  optional: [...described, 'urgentNeeds', 'contactRule', 'childPresent'],
  answer: {
    required: ['result', 'summary'],
    optional: ['peopleOut', 'indicatorsSeen', 'handedTo', 'whereNow', 'safety'],
  },
  tlp: ['AMBER+STRICT', 'RED'],
  purposes: ['BringToSafety'],
} as const satisfies Definition

/** Find somebody, and bring her out. */
export const findAndProtect = { LocateAndWelfareCheck: welfare, RescueRequest: rescue }
