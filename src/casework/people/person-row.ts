import type { Selectable } from 'kysely'
import type { Compartment } from '../codes/contract.ts'
import type { Ctx } from '../context.ts'
import { familyOf } from '../file/case-row.ts'
import { recordEvent } from '../file/record-event.ts'
import { noSuchPerson } from '../problems.ts'
import type { CaseworkTables } from '../tables.ts'

export type PersonRow = Selectable<CaseworkTables['casework.person']>

/** Throws 404 when there is no such person for this reader. */
export async function getPersonRow({ db }: Pick<Ctx, 'db'>, id: string): Promise<PersonRow> {
  const row = await db.selectFrom('casework.person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchPerson(id)
  return row
}

/** Writes into the timeline what happened to a person, where only those who see her see it. */
export async function recordPersonEvent(
  context: Ctx,
  { person, kind, detail }: { person: PersonRow; kind: string; detail?: Record<string, unknown> },
): Promise<void> {
  const role = await context.db
    .selectFrom('casework.person_role')
    .select('compartment')
    .where('person', '=', person.id)
    .orderBy('since')
    .orderBy('id')
    .executeTakeFirst()
  const compartment = role?.compartment as Compartment | undefined
  await recordEvent(context, { case: person.case_id, kind, compartment, detail: { person: person.id, ...detail } })
}

/** The case file in which a person of this case stands: another one when it was merged. Throws 404. */
export async function fileOf(context: Ctx, person: string, standing: string): Promise<string> {
  const row = await getPersonRow(context, person)
  if (!(await familyOf(context, standing)).includes(row.case_id)) throw noSuchPerson(person)
  return row.case_id
}
