import { openJson, type DataKey } from '../../platform/seal.ts'
import { PersonId } from '../../casework/contract.ts'
import { DeterminationId } from '../contract.ts'
import type { Ctx } from '../decide.ts'
import type { DeterminationRow } from '../get-determination.ts'
import { noSuchAppeal } from '../problems.ts'
import type { IdentificationTables } from '../tables.ts'
import { AppealId, type Appeal } from './contract.ts'

export type AppealRow = IdentificationTables['identification.appeal']

/** The appeal, when this officer sees the person; 404 in either other case. `held`: nobody hears it meanwhile. */
export async function getAppeal({ db }: Pick<Ctx, 'db'>, id: string, held = false): Promise<AppealRow> {
  const asked = db.selectFrom('identification.appeal').selectAll().where('id', '=', id)
  const row = await (held ? asked.forUpdate() : asked).executeTakeFirst()
  if (!row) throw noSuchAppeal(id)
  return row
}

/** Every appeal of a person, and what became of it. `last`: where our state stands now. */
export async function appealsOf(
  { db }: Pick<Ctx, 'db'>,
  person: string,
  { rows, key }: { rows: readonly DeterminationRow[]; key: DataKey | undefined },
): Promise<Appeal[]> {
  const appeals = await db
    .selectFrom('identification.appeal')
    .selectAll()
    .where('person', '=', person)
    .orderBy('at', 'desc')
    .execute()
  return appeals.map((row) => ({
    id: AppealId.parse(row.id),
    person: PersonId.parse(row.person),
    determination: DeterminationId.parse(row.determination),
    askedBy: row.asked_by,
    ...openJson<{ grounds: string; evidence: string }>(key!, 'appeal', row.content),
    late: row.late,
    at: row.at.toISOString(),
    by: row.by,
    standing: standingOf(row, rows),
    withdrawnWhy: row.withdrawn_why && openJson<string>(key!, 'withdrawn', row.withdrawn_why),
  }))
}

function standingOf(
  { id, determination, withdrawn_at }: AppealRow,
  rows: readonly DeterminationRow[],
): Appeal['standing'] {
  if (rows.some(({ appeal }) => appeal === id)) return 'Heard'
  if (withdrawn_at) return 'Withdrawn'
  const against = rows.find((row) => row.id === determination)!
  const later = rows.some(({ state, number }) => state === against.state && number > against.number)
  return later ? 'Overtaken' : 'Open'
}
