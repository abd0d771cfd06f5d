import type { Db } from '../../platform/db.ts'
import { findAuthorities } from '../authority/find-authorities.ts'
import type { DirectoryTables } from '../tables.ts'
import { toContact } from './contact.ts'

/** Every contact of the directory as a file that `importContacts` takes: a JSON list, one contact a line. */
export async function exportContacts(db: Db<DirectoryTables>): Promise<string> {
  const rows = await findAuthorities(db, { withClosed: true })
  return `[\n${rows.map((row) => JSON.stringify(toContact(row))).join(',\n')}\n]\n`
}
