import { createHash } from 'node:crypto'
import { rowFields, RosterRow } from './contract.ts'

type Field = (typeof rowFields)[number] | 'no' | 'nationality'

/** What columns are called, in the languages in which such lists come; without case, marks and spaces. */
const headings: Readonly<Record<Field, readonly string[]>> = {
  no: ['no', 'nr', 'number', 'nomor', 'urut', 'sn'],
  name: ['name', 'fullname', 'nama', 'namalengkap'],
  sex: ['sex', 'gender', 'jeniskelamin', 'kelamin', 'jk', 'lp'],
  birthDate: ['birthdate', 'dateofbirth', 'dob', 'born', 'tanggallahir', 'tgllahir', 'lahir'],
  birthplace: ['birthplace', 'placeofbirth', 'pob', 'tempatlahir'],
  passportNumber: ['passport', 'passportno', 'passportnumber', 'paspor', 'nopaspor', 'nomorpaspor'],
  nationality: ['nationality', 'citizenship', 'country', 'warganegara', 'kewarganegaraan', 'negara'],
}
const sexes: Readonly<Record<string, RosterRow['sex']>> = {
  f: 'Female',
  female: 'Female',
  p: 'Female',
  perempuan: 'Female',
  m: 'Male',
  male: 'Male',
  l: 'Male',
  lakilaki: 'Male',
}
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

export interface ReadRoster {
  readonly rows: readonly RosterRow[]
  readonly whole: number
  readonly wholeDigest: string
  readonly stays: readonly string[]
  readonly unread: readonly number[]
  readonly doubled: readonly number[]
  readonly unknownNationality: number
  readonly hasNationality: boolean
}

/**
 * Reads a pasted table: first line the headings, cells apart by comma, semicolon or tab. Of each row only what its state
 * needs is taken; other columns are named and stay.
 */
export function parseRoster(list: string, state: string): ReadRoster {
  const [head = [], ...lines] = cellsOf(list)
  const columns = head.map((title) =>
    (Object.keys(headings) as Field[]).find((field) => headings[field].includes(bare(title))),
  )
  const hasNationality = columns.includes('nationality')
  const read = lines.map((cells, index) => readRow(columns, cells, index + 1))
  const mine = read.filter(({ nationality }) => !hasNationality || isOf(nationality, state))
  const parsed = mine.map((row) => ({ no: row.no, row: RosterRow.safeParse(row.values) }))
  const rows = parsed.flatMap(({ row }) => (row.success ? [row.data] : []))
  return {
    rows,
    whole: lines.length,
    wholeDigest: createHash('sha256').update(list).digest('base64url'),
    stays: head.filter((title, at) => title !== '' && columns[at] === undefined),
    unread: parsed.filter(({ row }) => !row.success).map(({ no }) => no),
    doubled: doubledIn(rows),
    unknownNationality: hasNationality ? read.filter(({ nationality }) => nationality === '').length : 0,
    hasNationality,
  }
}

function readRow(columns: readonly (Field | undefined)[], cells: readonly string[], line: number) {
  const of = (field: Field) => cells[columns.indexOf(field)]?.trim() ?? ''
  const sex = sexes[bare(of('sex'))]
  // A line of the list keeps its own number: a printed number may be missing, or stand twice.
  const values = {
    no: line,
    name: of('name'),
    ...(sex && { sex }),
    ...(dateIn(of('birthDate')) && { birthDate: dateIn(of('birthDate')) }),
    ...(of('birthplace') && { birthplace: of('birthplace') }),
    ...(of('passportNumber') && { passportNumber: of('passportNumber') }),
  }
  return { no: line, nationality: of('nationality'), values }
}

/** `2003`, `2003-07-12`, `12/07/2003`, day first as the region writes it. Anything else is no date. */
function dateIn(text: string): string | undefined {
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
  const iso = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text
  return RosterRow.shape.birthDate.safeParse(iso).success && iso !== '' ? iso : undefined
}

const names = (['en', 'id'] as const).map((language) => new Intl.DisplayNames([language], { type: 'region' }))
/** As people write them beside the name of the country. */
const alsoSaid: Readonly<Record<string, readonly string[]>> = {
  ID: ['idn', 'wni', 'indonesian'],
  TH: ['tha', 'thai'],
  KH: ['khm', 'khmer', 'cambodian', 'kamboja'],
  LA: ['lao', 'laotian', 'laos'],
  MM: ['mmr', 'burmese', 'burma'],
  MY: ['mys', 'malaysian'],
  PH: ['phl', 'filipino', 'filipina'],
  SG: ['sgp', 'singaporean'],
  VN: ['vnm', 'vietnamese', 'vietnam'],
  BN: ['brn', 'bruneian', 'brunei'],
  TL: ['tls', 'timorese', 'timorleste'],
}

const isOf = (said: string, state: string): boolean =>
  [state, ...names.map((each) => each.of(state) ?? ''), ...(alsoSaid[state] ?? [])].some(
    (name) => name !== '' && bare(name) === bare(said),
  )

function doubledIn(rows: readonly RosterRow[]): number[] {
  const seen = new Set<string>()
  return rows.flatMap(({ no, name, birthDate = '' }) => {
    const key = `${bare(name)} ${birthDate}`
    if (seen.has(key)) return [no]
    seen.add(key)
    return []
  })
}

/** Cells of a table as spreadsheets write it, quoted or not; empty lines are no rows. */
function cellsOf(list: string): string[][] {
  const text = list.replace(/^\uFEFF/, '')
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const apart = ['\t', ';', ','].find((each) => first.includes(each)) ?? ','
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${apart}\\r\\n]*))(${apart}|\\r\\n|\\n|\\r|$)`, 'gy')
  const rows: string[][] = [[]]
  for (let found = cell.exec(text); found !== null; found = cell.exec(text)) {
    const [, quoted, plain, end] = found
    rows.at(-1)!.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
    if (cell.lastIndex >= text.length && end !== apart) break
    if (end !== apart) rows.push([])
  }
  return rows.filter((row) => row.some((each) => each !== ''))
}
