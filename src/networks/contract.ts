import { z } from 'zod'
import { CaseId, PersonId } from '../casework/contract.ts'
import { PartialDate, StateCode, Words } from '../directory/contract.ts'
import { command, query } from '../platform/contract.ts'

const moment = z.iso.datetime()
const sourced = { source: z.string(), verified: z.boolean() }

/** A force, bureau or unit by which a state takes part in a network, from a day on. */
export const Unit = z.object({
  network: z.string(),
  state: StateCode,
  name: z.string(),
  since: PartialDate,
  until: PartialDate.nullable(),
  ...sourced,
})
export const Network = z.object({
  code: z.string(),
  kind: z.enum(['Police', 'Policy', 'Immigration', 'Finance', 'Prosecution']),
  name: Words,
  does: Words,
  /** What may go there at all. */
  releases: Words,
  ...sourced,
  units: z.array(Unit),
  /** Member states of ASEAN that the lists read do not name on that day. */
  absent: z.array(StateCode),
})
export type Network = z.infer<typeof Network>

export const listNetworks = query('networks/list-networks', {
  summary: 'The networks of police, immigration, finance and prosecution, and who takes part in each on a day.',
  input: z.object({ date: z.iso.date() }),
  output: z.object({ networks: z.array(Network) }),
})

export const FormCode = z.enum([
  'INTERPOL-Yellow',
  'INTERPOL-Blue',
  'INTERPOL-Green',
  'INTERPOL-Purple',
  'INTERPOL-SLTD',
  'ASEANAPOL-eADS',
])
export type FormCode = z.infer<typeof FormCode>

export const EntryField = z.enum([
  'names',
  'birth',
  'gender',
  'citizenship',
  'languages',
  'description',
  'lastSeenPlace',
  'lastSeenDay',
  'circumstances',
  'familyAgrees',
  'purposeOfTrace',
  'offence',
  'warning',
  'documentType',
  'documentNumber',
  'documentState',
  'lostHow',
  'lostDay',
  'place',
  'method',
  'devices',
  'selectors',
  'states',
  'subject',
  'contactPost',
  'victimStatus',
  'health',
  'statement',
  'whereabouts',
  'family',
])
export type EntryField = z.infer<typeof EntryField>

/** Free: names nobody. Ask: a person ticks it or it stays here. Never: this network does not get it from us. */
export const Release = z.enum(['Free', 'Ask', 'Never'])
export const FormField = z.object({ name: EntryField, release: Release, required: z.boolean() })
export type FormField = z.infer<typeof FormField>
export const Form = z.object({
  code: FormCode,
  network: z.string(),
  /** Whether it is about one person of the case. */
  aboutAPerson: z.boolean(),
  fields: z.array(FormField),
  ...sourced,
})
export type Form = z.infer<typeof Form>

export const EntryId = z.uuid().brand('NetworkEntryId')
const Values = z.partialRecord(EntryField, z.string().trim().max(4000))

export const EntryHead = z.object({
  id: EntryId,
  case: CaseId,
  form: FormCode,
  status: z.enum(['Draft', 'Filed', 'Withdrawn']),
  post: z.string(),
  preparedAt: moment,
  changedAt: moment,
  filedAt: moment.nullable(),
  /** She took back the yes on which it named her: what was filed is to be taken out of the network. */
  takenBackAt: moment.nullable(),
})
export type EntryHead = z.infer<typeof EntryHead>

/** An authority of the directory, with the ways to reach it. */
export const Originator = z.object({ code: z.string(), name: Words, ways: z.array(z.string()) })

export const Entry = EntryHead.extend({
  person: PersonId.nullable(),
  definition: Form,
  values: Values,
  released: z.array(EntryField),
  /** The state the facts came from, where they are not ours to pass on without its yes. */
  originator: StateCode.nullable(),
  /** Whose yes is asked for there, and how it is reached. */
  originatorUnit: Originator.nullable(),
  originatorYes: z.string().nullable(),
  /** Whether the person may be named to police; null where it is about nobody. */
  consent: z.enum(['Free', 'Consented', 'Refused', 'NotAsked']).nullable(),
  reference: z.string().nullable(),
  version: z.int(),
  /** What still stands in the way of filing it. */
  missing: z.array(z.union([EntryField, z.literal('originator')])),
})
export type Entry = z.infer<typeof Entry>

export const listForms = query('networks/list-forms', {
  summary: 'The forms of the networks, field by field: what is given, what is asked about, what is never given.',
  input: z.object({}),
  output: z.object({ forms: z.array(Form) }),
})

const EntryPlace = z.object({ preparedAt: moment, id: EntryId })

export const listEntries = query('networks/list-entries', {
  summary: 'Entries for networks, of one case or of all cases of the agency, newest first.',
  input: z.object({ case: CaseId.optional(), after: EntryPlace.optional() }),
  output: z.object({ entries: z.array(EntryHead), next: EntryPlace.nullable() }),
})

export const prepareEntry = command('networks/prepare-entry', {
  summary: 'Begins an entry in the form of a network from what the case holds. It is never sent from here.',
  input: z.object({
    case: CaseId,
    form: FormCode,
    person: PersonId.optional(),
    originator: StateCode.optional(),
    /** An authority of that state, as the directory names it. */
    unit: z.string().max(60).optional(),
  }),
  output: z.object({ entry: EntryId, case: CaseId }),
})

export const listOriginators = query('networks/list-originators', {
  summary: 'The states from which facts of a case may come, those that share it first, with their authorities.',
  input: z.object({ case: CaseId }),
  output: z.object({
    case: CaseId,
    states: z.array(
      z.object({ state: StateCode, name: Words, sharesTheCase: z.boolean(), units: z.array(Originator) }),
    ),
  }),
})

export const getEntry = query('networks/get-entry', {
  summary: 'Opens one entry with all its fields, those given away and those held back.',
  input: z.object({ entry: EntryId }),
  output: Entry,
})

export const changeEntry = command('networks/change-entry', {
  summary: 'Changes the fields of an entry and which of them may be given away.',
  input: z.object({
    entry: EntryId,
    version: z.int(),
    values: Values,
    released: z.array(EntryField).max(40),
    originatorYes: z.string().trim().max(500).nullable().optional(),
  }),
  output: z.object({ entry: EntryId, case: CaseId, version: z.int() }),
})

export const fileEntry = command('networks/file-entry', {
  summary: "Records that somebody put the entry into the network's own system, and the reference that came back.",
  input: z.object({ entry: EntryId, version: z.int(), reference: z.string().trim().min(2).max(80) }),
  output: z.object({ entry: EntryId, case: CaseId }),
})

export const withdrawEntry = command('networks/withdraw-entry', {
  summary: 'Takes an entry back. Where it stands in the network already, it must be cancelled there too.',
  input: z.object({ entry: EntryId, version: z.int(), reason: z.string().trim().min(3).max(500) }),
  output: z.object({ entry: EntryId, case: CaseId }),
})
