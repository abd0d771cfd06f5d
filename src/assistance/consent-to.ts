import type { Db } from '../platform/db.ts'
import type { ConsentPurpose, ConsentStanding } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

/** Where a person stands on one purpose now. To look, not to act on: what leaves is held back by `assistance.hold_consent`. */
export async function consentTo(
  { db }: { db: Db<AssistanceTables> },
  { person, purpose }: { person: string; purpose: ConsentPurpose },
): Promise<ConsentStanding> {
  const row = await db
    .selectFrom('assistance.standing')
    .select('state')
    .where('person', '=', person)
    .where('purpose', '=', purpose)
    .executeTakeFirst()
  return row?.state ?? 'NotAsked'
}
