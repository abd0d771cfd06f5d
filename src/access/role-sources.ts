import type { Role } from './roles.ts'

/** The role of domain.md §10 that each comes from. */
export const roleSources: Readonly<Record<Role, string>> = {
  'hotline-operator': 'R20',
  'protection-officer': 'R21',
  'duty-officer': 'R22',
  'consular-officer': 'R40',
  'police-focal': 'R42',
  'identification-authority': 'R46',
  'social-worker': 'R29',
  'health-officer': 'R30',
  psychologist: 'R30',
  'node-administrator': 'R70',
  'data-protection-officer': 'R71',
  auditor: 'R72',
  'statistics-officer': 'R74',
  'directory-manager': 'R76',
  'legal-aid-lawyer': 'R09',
  'grievance-officer': 'R75',
  ombudsman: 'R72',
  supervisor: 'R78',
}
