import { sql, type Selectable } from 'kysely'
import { PersonId } from '../casework/contract.ts'
import type { Db } from '../platform/db.ts'
import { openText, type DataKey } from '../platform/seal.ts'
import { DeterminationId, type Determination } from './contract.ts'
import type { IdentificationTables } from './tables.ts'

export type DeterminationRow = Selectable<IdentificationTables['identification.determination']>

/** Where one state stands on a person now; undefined when it never screened her. */
export async function findLast(
  db: Db<IdentificationTables>,
  { person, state }: { person: string; state: string },
): Promise<DeterminationRow | undefined> {
  return rowsOf(db, person).where('state', '=', state).orderBy('number', 'desc').limit(1).executeTakeFirst()
}

/** Dates come as the text that they are: a day has no zone. */
export const rowsOf = (db: Db<IdentificationTables>, person: string) =>
  db
    .selectFrom('identification.determination')
    .selectAll()
    .select([sql<string>`decided_on::text`.as('decided_on'), sql<string | null>`appeal_until::text`.as('appeal_until')])
    .where('person', '=', person)

/** Our own standing determination and those that other states told us, without reasons. */
export async function getDetermination(
  { db, state }: { db: Db<IdentificationTables>; state: string },
  person: string,
): Promise<{ own: Determination | null; others: Determination[] }> {
  const rows = await rowsOf(db, person).orderBy('number', 'desc').execute()
  const last = [...Map.groupBy(rows, (row) => row.state).values()].map(([newest]) => toDetermination(newest!))
  return {
    own: last.find((found) => found.state === state) ?? null,
    others: last.filter((found) => found.state !== state),
  }
}

export const toDetermination = (row: DeterminationRow, key?: DataKey): Determination => ({
  id: DeterminationId.parse(row.id),
  person: PersonId.parse(row.person),
  state: row.state,
  number: row.number,
  status: row.status,
  body: row.body,
  reasons: key && row.reasons ? openText(key, 'determination', row.reasons) : null,
  appealTold: row.appeal_told,
  appealUntil: row.appeal_until,
  decidedOn: row.decided_on,
  decidedBy: row.decided_by,
  definition: row.definition,
  found: row.found,
  appeal: row.appeal,
  recognition: row.recognition,
})

/**
 * Whether help is open by what is known: from the first signs on, whatever another state decided in her favour, after
 * she declined identification, and while an appeal is heard or may still be asked for.
 */
export function helpIsOpen(
  standing: readonly Pick<Determination, 'status'>[],
  ours: Pick<Determination, 'status' | 'appealUntil'> | null,
  { appealed, today }: { appealed: boolean; today: string },
): boolean {
  if (standing.some(({ status }) => status === 'PresumedVictim' || status === 'IdentifiedVictim')) return true
  if (ours?.status === 'NotAVictim') return appealed || (ours.appealUntil !== null && today <= ours.appealUntil)
  return ours !== null && ours.status !== 'NoIndicators'
}
