import { roles, type Role } from '../src/access/roles.ts'
import type { Officer } from '../src/platform/officer.ts'

/** The officers of the test state. A test names a person; what she may do is written here once, and nowhere else. */
const cast = {
  Amara: ['protection-officer', 1],
  Bima: ['duty-officer', 1],
  Citra: ['supervisor', 1],
  Dewi: ['hotline-operator', 1],
  Eko: ['police-focal', 2],
  Farah: ['identification-authority', 3],
  Gita: ['consular-officer', 4],
  Hadi: ['node-administrator', 5],
  Indra: ['data-protection-officer', 5],
  Joko: ['statistics-officer', 5],
  Kartika: ['directory-manager', 5],
  Lestari: ['protection-officer', 6], // the same right in another agency: sees none of agency 1's cases
  Mega: ['auditor', 5],
  Nusa: ['statistics-officer', 5], // the second person who publishes what Joko wrote
  Oki: ['identification-authority', 3], // hears the appeal against what Farah decided
  Sinta: ['grievance-officer', 7],
  Putri: ['ombudsman', 8],
  Qori: ['grievance-officer', 1], // hears grievances, and none about her own unit
  Ratna: ['legal-aid-lawyer', 10], // counsel
  Teguh: ['legal-aid-lawyer', 10], // of the same office, and not hers
  Tari: ['social-worker', 1],
  Umar: ['health-officer', 1],
  Wulan: ['psychologist', 1],
} as const satisfies Record<string, readonly [Role, number]>

export type Person = keyof typeof cast | 'Nobody'

const uuid = (kind: string, n: number) => `00000000-0000-7000-8000-${kind}${String(n).padStart(12 - kind.length, '0')}`

export const agencies = {
  protection: uuid('a', 1),
  police: uuid('a', 2),
  identification: uuid('a', 3),
  mission: uuid('a', 4),
  node: uuid('a', 5),
  other: uuid('a', 6),
  grievances: uuid('a', 7),
  ombudsman: uuid('a', 8),
  counsel: uuid('a', 10),
}

export const people: Record<Person, Officer> = {
  ...(Object.fromEntries(
    Object.entries(cast).map(([name, [role, agency]], index) => [
      name,
      {
        id: uuid('f', index + 1),
        post: `${role} ${index + 1}`,
        agency: uuid('a', agency),
        may: new Set<string>(roles[role]),
      },
    ]),
  ) as unknown as Record<keyof typeof cast, Officer>),
  /** Signed in, holds no right. */
  Nobody: { id: uuid('f', 99), post: 'none', agency: uuid('a', 9), may: new Set() },
}
