import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

/**
 * Gate G8: whether nobody may contact the family of the people in this case. What is true stays so until the transaction
 * ends. To look, not to act on: PostgreSQL refuses the contact itself.
 */
export async function familyInvolved({ db }: { db: Db<object> }, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ so: boolean }>`select assistance.family_is_involved(${caseId}) as so`.execute(db)
  return rows[0]!.so
}
