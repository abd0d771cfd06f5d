import type { Db } from '../platform/db.ts'
import type { AccessTables } from './tables.ts'

/** What an agency of this state is called. Throws when there is none by this id. */
export async function nameOfAgency(db: Db<AccessTables>, agency: string): Promise<string> {
  const row = await db.selectFrom('access.agency').select('name').where('id', '=', agency).executeTakeFirstOrThrow()
  return row.name
}
