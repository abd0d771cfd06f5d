import type { Role } from '../access/index.ts'

/** An invented officer of the demo region, to sign in as. */
export interface Persona {
  readonly role: Role
  readonly name: string
  readonly agency: { readonly name: string; readonly kind: string; readonly place: string }
  readonly title: string
}

/** Every persona's password: the demo says so at its start, and no other node ever has one. */
export const demoPassword = 'mercusuar-latihan-2026'

const offices = {
  protection: { ID: 'Meja Pelindungan', TH: 'Protection Desk', KH: 'Protection Desk', kind: 'Protection' },
  police: { ID: 'Unit TPPO', TH: 'Anti-Trafficking Unit', KH: 'Anti-Trafficking Unit', kind: 'Police' },
  identification: { ID: 'Tim Identifikasi', TH: 'Screening Team', KH: 'Screening Team', kind: 'Identification' },
  mission: { ID: 'Perwakilan', TH: 'Mission Abroad', KH: 'Mission Abroad', kind: 'Mission' },
  node: { ID: 'Kantor Simpul', TH: 'Node Office', KH: 'Node Office', kind: 'Node' },
} as const

const capitals = { ID: 'Jakarta', TH: 'Bangkok', KH: 'Phnom Penh' } as const
export type RegionState = keyof typeof capitals

const posts: readonly (readonly [Role, keyof typeof offices])[] = [
  ['hotline-operator', 'protection'],
  ['protection-officer', 'protection'],
  ['duty-officer', 'protection'],
  ['supervisor', 'protection'],
  ['police-focal', 'police'],
  ['identification-authority', 'identification'],
  ['consular-officer', 'mission'],
  ['node-administrator', 'node'],
  ['data-protection-officer', 'node'],
  ['auditor', 'node'],
  ['statistics-officer', 'node'],
  ['directory-manager', 'node'],
]

const names: Readonly<Record<RegionState, readonly string[]>> = {
  ID: ['Dewi', 'Amara', 'Bima', 'Citra', 'Eko', 'Farah', 'Gita', 'Hadi', 'Indra', 'Nurul', 'Joko', 'Kartika'],
  TH: [
    'Duangjai',
    'Anong',
    'Boonmee',
    'Chanida',
    'Ekachai',
    'Fon',
    'Kamol',
    'Narong',
    'Ubon',
    'Malai',
    'Wanida',
    'Kanya',
  ],
  KH: ['Dara', 'Bopha', 'Borey', 'Chenda', 'Kosal', 'Kanha', 'Makara', 'Narith', 'Phirun', 'Sophea', 'Thida', 'Veasna'],
}

export const personasOf = (state: RegionState): Persona[] =>
  posts.map(([role, office], at) => ({
    role,
    name: names[state][at]!,
    agency: {
      name: `${offices[office][state]}, ${capitals[state]}`,
      kind: offices[office].kind,
      place: capitals[state],
    },
    title: role,
  }))

/** `amara@node-id.example` */
export const emailOf = (state: string, { name }: Pick<Persona, 'name'>): string =>
  `${name.toLowerCase()}@node-${state.toLowerCase()}.example`
