import type { Db } from '../platform/db.ts'
import { ConsentState, opens, type ConsentPurpose } from './contract.ts'
import type { AssistanceTables } from './tables.ts'

/** The records of her yes to these purposes, as they stand now: what the register of transfers refers to. */
export async function findYes(
  { db }: { db: Db<AssistanceTables> },
  person: string,
  purposes: readonly ConsentPurpose[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('assistance.standing')
    .select('consent')
    .where('person', '=', person)
    .where('purpose', 'in', [...purposes])
    .where('state', 'in', ConsentState.options.filter(opens))
    .orderBy('purpose')
    .execute()
  return rows.map(({ consent }) => consent)
}
