import { registerTransfer } from '../transfers/index.ts'
import type { Category } from '../transfers/contract.ts'
import type { OfficerCtx } from './context.ts'
import { FormCode, type EntryField } from './contract.ts'
import type { EntryRow, Values } from './entry-row.ts'
import { forms } from './forms.ts'

/** What kind of data each field is; null is about nobody. None can be left out. */
const categoryOf: Readonly<Record<EntryField, Category | null>> = {
  names: 'Identity',
  birth: 'Identity',
  gender: 'Identity',
  citizenship: 'Identity',
  languages: 'Identity',
  description: 'Identity',
  lastSeenPlace: 'Whereabouts',
  lastSeenDay: 'Whereabouts',
  whereabouts: 'Whereabouts',
  place: 'Whereabouts',
  familyAgrees: 'Family',
  family: 'Family',
  documentType: 'Papers',
  documentNumber: 'Papers',
  documentState: 'Papers',
  offence: 'Criminal',
  warning: 'Criminal',
  selectors: 'Account',
  circumstances: 'FreeText',
  purposeOfTrace: 'FreeText',
  lostHow: 'FreeText',
  statement: 'FreeText',
  victimStatus: 'Finding',
  health: 'Health',
  lostDay: null,
  method: null,
  devices: null,
  states: null,
  subject: null,
  contactPost: null,
}

/**
 * An entry was carried to its network: what was released of it has left this state, to every member of the network, by
 * the hand of an officer. Its line says the network; no one state receives it.
 */
export async function noteTransfer(context: OfficerCtx, row: EntryRow, values: Values): Promise<void> {
  const { network } = forms[FormCode.parse(row.form)]
  const { gone, categories } = goneIn(row, values)
  await registerTransfer(context, {
    id: row.id,
    way: 'Network',
    recipient: 'ZZ',
    network,
    kind: row.form,
    step: 'Filed',
    thread: row.id,
    fields: gone,
    categories,
    persons: categories.length > 0 ? 1 : 0,
    purpose: 'Investigate',
    tlp: 'AMBER',
    safeguards: [],
    consents: [],
  })
}

/** What of an entry is given away: what is always given, and what somebody chose to give. */
export function goneIn({ form, released }: EntryRow, values: Values) {
  const gone = forms[FormCode.parse(form)].fields
    .filter(({ name, release }) => values[name] && (release === 'Free' || released.includes(name)))
    .map(({ name }) => name)
  return { gone, categories: [...new Set(gone.flatMap((name) => categoryOf[name] ?? []))] }
}
