import { writeFileSync } from 'node:fs'

// Writes conformance/vectors/rosters.json: `node conformance/make-roster-vectors.ts`. People and lists are made up.

const part = '0195b2c0-0000-7000-8000-000000000001'
const rows = [
  { no: 4, name: 'Riko Pratama', sex: 'Male', birthDate: '2004-03', birthplace: 'Cikole', passportNumber: 'X9999999' },
  { no: 7, name: 'Sari' },
]
const whole = {
  part,
  to: 'ID',
  nationality: 'ID',
  purpose: 'EstablishNationality',
  tlp: 'RED',
  pap: 'GREEN',
  legalBasis: [{ instrument: 'ACTIP', clause: 'ACTIP-15.3', source: 'made up', verified: false }],
  roster: '0195b2c0-0000-7000-8000-000000000002',
  provenance: 'TakenAtCamp',
  listMaker: 'a duty post',
  reliability: 'B',
  credibility: '3',
  listedOn: '2026-05-01',
  place: 'Mae Sot',
  claimed: 2,
  wholeDigest: 'a'.repeat(43),
  wholeCount: 9,
  counted: 2,
  rows,
  post: 'duty officer 1',
  at: '2026-05-01T02:00:00.000Z',
}
const { place: _, ...withoutPlace } = whole
const first = rows[0]!

interface Case {
  readonly name: string
  readonly body: object
  readonly thread?: string
  readonly code?: string
}
const refused = 'requests/not-as-agreed'
const changed = (name: string, change: object): Case => ({ name, body: { ...whole, ...change }, code: refused })
const row = (name: string, change: object): Case => changed(name, { rows: [{ ...first, ...change }, rows[1]] })

const parts: readonly Case[] = [
  { name: 'a whole part', body: whole },
  { name: 'a list that says nothing of itself', body: { ...whole, claimed: null, listedOn: null, place: null } },
  { name: 'a year for a birth date', body: { ...whole, rows: [{ ...first, birthDate: '2004' }, rows[1]] } },
  { name: 'fewer rows than the list claims', body: { ...whole, claimed: 3 } },
  { name: 'in the thread of another part', body: whole, thread: whole.roster, code: refused },
  { name: 'a field left out', body: withoutPlace, code: refused },
  changed('people of another state', { nationality: 'KH' }),
  changed('for another state', { to: 'KH', nationality: 'KH' }),
  changed('a row lost on the way', { counted: 3 }),
  changed('more rows than the whole list', { wholeCount: 1 }),
  changed('the same line twice', { rows: [first, { ...rows[1], no: 4 }] }),
  changed('nobody', { rows: [], counted: 0 }),
  changed('not marked RED', { tlp: 'AMBER+STRICT' }),
  changed('for more than it may be used', { pap: 'AMBER' }),
  changed('for another purpose', { purpose: 'Prosecute' }),
  changed('without a legal basis', { legalBasis: [] }),
  changed('a source beyond the Admiralty scale', { reliability: 'G' }),
  changed('a digest of another length', { wholeDigest: 'a'.repeat(42) }),
  changed('a story of the whole list', { narrative: 'made up' }),
  row('a row with her health', { health: 'made up' }),
  row('a row with a telephone number', { phone: '+999 1' }),
  row('a row with her nationality', { nationality: 'ID' }),
  row('a row without a name', { name: ' ' }),
  row('a row with no line', { no: 0 }),
  row('a birth date of no month', { birthDate: '2004-13' }),
]
const taken = { part, counted: 2, post: 'duty officer 2', at: '2026-05-01T03:00:00.000Z' }
const takens: readonly Case[] = [
  { name: 'taken over, and counted', body: taken },
  { name: 'nobody counted', body: { ...taken, counted: 0 } },
  { name: 'less than nobody', body: { ...taken, counted: -1 }, code: refused },
  { name: 'no sum', body: { ...taken, counted: null }, code: refused },
  { name: 'names of those who were counted', body: { ...taken, names: ['Sari'] }, code: refused },
]
const written = (type: string, cases: readonly Case[]) =>
  cases.map(({ name, body, thread = part, code = null }) => ({ name, type, thread, code, body }))

const vectors = [...written('requests.roster-part@1.0', parts), ...written('requests.roster-taken@1.0', takens)]
writeFileSync(
  new URL('vectors/rosters.json', import.meta.url),
  `${JSON.stringify({ from: 'TH', state: 'ID', vectors }, undefined, 1)}\n`,
)
