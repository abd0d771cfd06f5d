import type { z } from 'zod'
import type { NewCase } from '../src/casework/contract.ts'

/** A young man of Sukabumi, held in an invented compound. All of it is made up. */
export const riko = {
  names: [{ text: 'Riko Pratama', kind: 'Full' as const }],
  birth: '2003-05',
  home: 'Sukabumi',
  place: 'bed 3, room 412',
  gender: 'Masculine' as const,
  age: 23,
  ageSource: 'ReportedByOther' as const,
  citizenship: ['ID'],
  languages: ['id', 'su'],
  whereabouts: 'StillInside' as const,
  roles: [{ role: 'PersonOfConcern' as const }],
}

export const aCase: z.input<typeof NewCase> = {
  title: 'Building C-9, near Mae Sot',
  summary: 'His mother has not heard from him for nine days.',
  urgency: 'Immediate',
  stateRoles: [
    { state: 'ID', role: 'Origin' },
    { state: 'TH', role: 'Transit' },
  ],
  people: [riko],
}
