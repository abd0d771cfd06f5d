import { exportContacts } from './export-contacts.ts'
import { importContacts } from './import-contacts.ts'

/** The contacts of a node as a file: written down, and taken in. */
export const contacts = { write: exportContacts, take: importContacts }
