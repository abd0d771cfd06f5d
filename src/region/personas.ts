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
  counsel: { ID: 'LBH Mercusuar Contoh', TH: 'Example Law Clinic', KH: 'Example Legal Aid', kind: 'LegalAid' },
  node: { ID: 'Kantor Simpul', TH: 'Node Office', KH: 'Node Office', kind: 'Node' },
} as const

const capitals = { ID: 'Jakarta', TH: 'Bangkok', KH: 'Phnom Penh' } as const
export type RegionState = keyof typeof capitals

/** What stands on the door: a post, not a person (design: officers appear as posts); and who holds it in each state. */
interface Post extends Readonly<Record<RegionState, string>> {
  readonly role: Role
  readonly office: keyof typeof offices
  readonly door: readonly [id: string, en: string]
}

const posts: readonly Post[] = [
  {
    role: 'hotline-operator',
    office: 'protection',
    door: ['H-01 Operator saluran bantuan', 'H-01 Hotline operator'],
    ID: 'Dewi',
    TH: 'Duangjai',
    KH: 'Dara',
  },
  {
    role: 'protection-officer',
    office: 'protection',
    door: ['P-07 Petugas pelindungan', 'P-07 Protection officer'],
    ID: 'Amara',
    TH: 'Anong',
    KH: 'Bopha',
  },
  {
    role: 'duty-officer',
    office: 'protection',
    door: ['J-02 Petugas jaga', 'J-02 Duty officer'],
    ID: 'Bima',
    TH: 'Boonmee',
    KH: 'Borey',
  },
  {
    role: 'supervisor',
    office: 'protection',
    door: ['P-01 Penyelia', 'P-01 Supervisor'],
    ID: 'Citra',
    TH: 'Chanida',
    KH: 'Chenda',
  },
  {
    role: 'police-focal',
    office: 'police',
    door: ['S-12 Polisi penghubung', 'S-12 Police focal'],
    ID: 'Eko',
    TH: 'Ekachai',
    KH: 'Kosal',
  },
  {
    role: 'identification-authority',
    office: 'identification',
    door: ['I-03 Otoritas identifikasi', 'I-03 Identification authority'],
    ID: 'Farah',
    TH: 'Fon',
    KH: 'Kanha',
  },
  // Who decided about a person does not hear her appeal: a second one does.
  {
    role: 'identification-authority',
    office: 'identification',
    door: ['I-04 Otoritas identifikasi', 'I-04 Identification authority'],
    ID: 'Laras',
    TH: 'Nattaya',
    KH: 'Rithy',
  },
  {
    role: 'consular-officer',
    office: 'mission',
    door: ['K-05 Petugas konsuler', 'K-05 Consular officer'],
    ID: 'Gita',
    TH: 'Kamol',
    KH: 'Makara',
  },
  {
    role: 'node-administrator',
    office: 'node',
    door: ['N-01 Administrator simpul', 'N-01 Node administrator'],
    ID: 'Hadi',
    TH: 'Narong',
    KH: 'Narith',
  },
  {
    role: 'data-protection-officer',
    office: 'node',
    door: ['N-02 Petugas pelindungan data', 'N-02 Data-protection officer'],
    ID: 'Indra',
    TH: 'Ubon',
    KH: 'Phirun',
  },
  { role: 'auditor', office: 'node', door: ['N-03 Auditor', 'N-03 Auditor'], ID: 'Nurul', TH: 'Malai', KH: 'Sophea' },
  {
    role: 'statistics-officer',
    office: 'node',
    door: ['N-04 Petugas statistik', 'N-04 Statistics officer'],
    ID: 'Joko',
    TH: 'Wanida',
    KH: 'Thida',
  },
  {
    role: 'directory-manager',
    office: 'node',
    door: ['N-05 Pengelola direktori', 'N-05 Directory manager'],
    ID: 'Kartika',
    TH: 'Kanya',
    KH: 'Veasna',
  },
  {
    role: 'grievance-officer',
    office: 'grievance',
    door: ['A-01 Petugas pengaduan', 'A-01 Grievance officer'],
    ID: 'Oki',
    TH: 'Orathai',
    KH: 'Oudom',
  },
  {
    role: 'ombudsman',
    office: 'ombudsman',
    door: ['O-01 Ombudsman', 'O-01 Ombudsman'],
    ID: 'Putri',
    TH: 'Pim',
    KH: 'Pisey',
  },
  {
    role: 'legal-aid-lawyer',
    office: 'counsel',
    door: ['B-01 Pengacara', 'B-01 Lawyer'],
    ID: 'Ratna',
    TH: 'Supansa',
    KH: 'Vanna',
  },
  {
    role: 'social-worker',
    office: 'protection',
    door: ['L-04 Pekerja sosial', 'L-04 Social worker'],
    ID: 'Tari',
    TH: 'Suda',
    KH: 'Sokha',
  },
  {
    role: 'health-officer',
    office: 'protection',
    door: ['L-05 Petugas kesehatan', 'L-05 Health officer'],
    ID: 'Umar',
    TH: 'Thanom',
    KH: 'Vanna',
  },
  {
    role: 'psychologist',
    office: 'protection',
    door: ['L-06 Psikolog', 'L-06 Psychologist'],
    ID: 'Wulan',
    TH: 'Waree',
    KH: 'Rachana',
  },
]

export const personasOf = (state: RegionState): Persona[] =>
  posts.map(({ role, office, door, [state]: name }) => ({
    role,
    name,
    agency: {
      name: `${offices[office][state]}, ${capitals[state]}`,
      kind: offices[office].kind,
      place: capitals[state],
    },
    title: door[state === 'ID' ? 0 : 1],
  }))

/** `amara@node-id.example` */
export const emailOf = (state: string, { name }: Pick<Persona, 'name'>): string =>
  `${name.toLowerCase()}@node-${state.toLowerCase()}.example`
