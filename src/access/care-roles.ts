import {
  asksOtherStates,
  everyOfficer,
  findsCounsel,
  helpsPeople,
  looksUp,
  takesReports,
  worksOnCases,
} from './shared-rights.ts'

const treats = [
  ...everyOfficer,
  ...worksOnCases,
  'assistance.services',
  'directory.read',
  'compartment.protection',
] as const

/** Those who care for people: they see no intelligence, and each profession its own records (domain.md §10.6.2). */
export const careRoles = {
  'consular-officer': [
    ...everyOfficer,
    ...takesReports,
    ...worksOnCases,
    ...asksOtherStates,
    ...helpsPeople,
    ...findsCounsel,
    ...looksUp,
    'assistance.override',
    'assistance.take-grievance',
    'identification.screen',
    'compartment.protection',
  ],
  'social-worker': [
    ...everyOfficer,
    ...worksOnCases,
    ...helpsPeople,
    ...looksUp,
    'identification.screen',
    'compartment.protection',
  ],
  'health-officer': [...treats, 'compartment.health'],
  psychologist: [...treats, 'compartment.psychosocial'],
} as const
