import { exportContacts } from './export-contacts.ts'
import { focalPoints } from './focal-points.ts'
import { importContacts } from './import-contacts.ts'

/** The contacts of a node: as a file, written down and taken in; and those of one state. */
export const contacts = { write: exportContacts, take: importContacts, of: focalPoints }
