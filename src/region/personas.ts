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
  grievance: { ID: 'Unit Pengaduan', TH: 'Grievance Unit', KH: 'Grievance Unit', kind: 'Grievance' },
  ombudsman: { ID: 'Ombudsman', TH: 'Ombudsman', KH: 'Ombudsman', kind: 'Ombudsman' },
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
  ['grievance-officer', 'grievance'],
  ['ombudsman', 'ombudsman'],
]

/** What stands on the door: a post, not a person (design: officers appear as posts). */
const titles: Readonly<Partial<Record<Role, readonly [id: string, en: string]>>> = {
  'hotline-operator': ['H-01 Operator saluran bantuan', 'H-01 Hotline operator'],
  'protection-officer': ['P-07 Petugas pelindungan', 'P-07 Protection officer'],
  'duty-officer': ['J-02 Petugas jaga', 'J-02 Duty officer'],
  supervisor: ['P-01 Penyelia', 'P-01 Supervisor'],
  'police-focal': ['S-12 Polisi penghubung', 'S-12 Police focal'],
  'identification-authority': ['I-03 Otoritas identifikasi', 'I-03 Identification authority'],
  'consular-officer': ['K-05 Petugas konsuler', 'K-05 Consular officer'],
  'node-administrator': ['N-01 Administrator simpul', 'N-01 Node administrator'],
  'data-protection-officer': ['N-02 Petugas pelindungan data', 'N-02 Data-protection officer'],
  auditor: ['N-03 Auditor', 'N-03 Auditor'],
  'statistics-officer': ['N-04 Petugas statistik', 'N-04 Statistics officer'],
  'directory-manager': ['N-05 Pengelola direktori', 'N-05 Directory manager'],
  'grievance-officer': ['A-01 Petugas pengaduan', 'A-01 Grievance officer'],
  ombudsman: ['O-01 Ombudsman', 'O-01 Ombudsman'],
}

const names: Readonly<Record<RegionState, readonly string[]>> = {
  ID: [
    'Dewi',
    'Amara',
    'Bima',
    'Citra',
    'Eko',
    'Farah',
    'Gita',
    'Hadi',
    'Indra',
    'Nurul',
    'Joko',
    'Kartika',
    'Oki',
    'Putri',
  ],
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
    'Orathai',
    'Pim',
  ],
  KH: [
    'Dara',
    'Bopha',
    'Borey',
    'Chenda',
    'Kosal',
    'Kanha',
    'Makara',
    'Narith',
    'Phirun',
    'Sophea',
    'Thida',
    'Veasna',
    'Oudom',
    'Pisey',
  ],
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
    title: titles[role]?.[state === 'ID' ? 0 : 1] ?? role,
  }))

/** `amara@node-id.example` */
export const emailOf = (state: string, { name }: Pick<Persona, 'name'>): string =>
  `${name.toLowerCase()}@node-${state.toLowerCase()}.example`
