import type { EntryField, Form, FormCode, FormField } from './contract.ts'

const memory = 'domain.md 5.3; form drawn from memory, not checked against the network’s own'
const never: readonly EntryField[] = ['victimStatus', 'health', 'statement', 'whereabouts', 'family']

interface Shape {
  readonly free?: readonly EntryField[]
  readonly ask?: readonly EntryField[]
  readonly required: readonly EntryField[]
  readonly aboutAPerson?: boolean
  /** Beyond what no network is given. */
  readonly never?: readonly EntryField[]
  readonly network: string
}

function form(code: FormCode, { free = [], ask = [], required, aboutAPerson = false, ...shape }: Shape): Form {
  const field =
    (release: FormField['release']) =>
    (name: EntryField): FormField => ({ name, release, required: required.includes(name) })
  return {
    code,
    network: shape.network,
    aboutAPerson,
    fields: [
      ...ask.map(field('Ask')),
      ...[...free, 'contactPost' as const].map(field('Free')),
      ...[...(shape.never ?? []), ...never].map(field('Never')),
    ],
    source: memory,
    verified: false,
  }
}

const who = ['names', 'birth', 'gender', 'citizenship', 'languages', 'description'] as const

/** Field by field what each network is given: a list that a person can read, never a rule in code elsewhere. */
export const forms: Readonly<Record<FormCode, Form>> = {
  'INTERPOL-Yellow': form('INTERPOL-Yellow', {
    network: 'INTERPOL',
    aboutAPerson: true,
    ask: [...who, 'lastSeenPlace', 'lastSeenDay', 'circumstances', 'familyAgrees'],
    required: ['names', 'lastSeenPlace', 'familyAgrees', 'contactPost'],
    never: ['offence'],
  }),
  'INTERPOL-Blue': form('INTERPOL-Blue', {
    network: 'INTERPOL',
    aboutAPerson: true,
    ask: [...who, 'documentNumber', 'purposeOfTrace', 'offence'],
    required: ['names', 'purposeOfTrace', 'contactPost'],
  }),
  'INTERPOL-Green': form('INTERPOL-Green', {
    network: 'INTERPOL',
    aboutAPerson: true,
    ask: [...who, 'documentNumber', 'offence', 'warning'],
    required: ['names', 'offence', 'warning', 'contactPost'],
  }),
  'INTERPOL-Purple': form('INTERPOL-Purple', {
    network: 'INTERPOL',
    free: ['method', 'devices', 'states'],
    ask: ['place'],
    required: ['method', 'states', 'contactPost'],
    never: ['names', 'birth', 'documentNumber', 'selectors'],
  }),
  'INTERPOL-SLTD': form('INTERPOL-SLTD', {
    network: 'INTERPOL',
    free: ['documentType', 'documentState', 'lostHow', 'lostDay'],
    ask: ['documentNumber'],
    required: ['documentType', 'documentNumber', 'documentState', 'lostHow', 'contactPost'],
    never: ['names', 'birth', 'description'],
  }),
  'ASEANAPOL-eADS': form('ASEANAPOL-eADS', {
    network: 'ASEANAPOL',
    free: ['subject', 'method', 'states'],
    ask: ['selectors', 'place'],
    required: ['subject', 'method', 'states', 'contactPost'],
    never: ['names', 'birth', 'documentNumber', 'description'],
  }),
}

/** What is required and not there, or there and not released. */
export const missingIn = (
  { fields }: Form,
  values: Partial<Record<EntryField, string>>,
  released: readonly EntryField[],
): EntryField[] =>
  fields.flatMap(({ name, required, release }) =>
    required && (!values[name] || (release === 'Ask' && !released.includes(name))) ? [name] : [],
  )
