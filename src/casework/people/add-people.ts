import { announce } from '../../platform/announce.ts'
import { getDataKey, sealJson, type DataKey } from '../../platform/seal.ts'
import { indexName } from '../names/index-name.ts'
import { workingCompartments, type Ctx } from '../context.ts'
import type { Compartment, PersonRole } from '../codes/contract.ts'
import { ageByBirth } from './age-by-birth.ts'
import { Identity, type NewPerson } from './contract.ts'

/** Who sees a role: a suspect stands in investigation or prosecution, all others where the officer works. */
export function compartmentFor(role: PersonRole, working: readonly Compartment[], asked?: Compartment): Compartment {
  if (role === 'Suspect')
    return asked && asked !== 'protection' && asked !== 'health' && asked !== 'psychosocial' ? asked : 'investigation'
  return asked ?? working[0] ?? 'protection'
}

export interface AddedPerson {
  readonly id: string
  readonly code: string
  /** Who sees her. */
  readonly compartments: readonly Compartment[]
}

/** Adds people to a case whose row the caller has already found, in the order given. */
export async function addPeople(context: Ctx, caseId: string, people: readonly NewPerson[]): Promise<AddedPerson[]> {
  const key = await getDataKey(context.db, context.vault, caseId)
  const working = await workingCompartments(context, caseId)
  const added: AddedPerson[] = []
  for (const person of people) added.push(await addOne(context, { caseId, key, person, working }))
  return added
}

async function addOne(
  context: Ctx,
  { caseId, key, person, working }: { caseId: string; key: DataKey; person: NewPerson; working: Compartment[] },
): Promise<AddedPerson> {
  const { db, vault, now, newId } = context
  const id = newId()
  const code = await nextCode(
    context,
    caseId,
    person.roles.every(({ role }) => role === 'Suspect'),
  )
  await db
    .insertInto('casework.person')
    .values({
      id,
      case_id: caseId,
      code,
      identity: sealJson(key, 'person.identity', Identity.parse(person)),
      gender: person.gender,
      age: ageByBirth(person.age, person.birth, now),
      age_source: person.ageSource,
      citizenship: [...new Set(person.citizenship)],
      languages: [...new Set(person.languages)],
      whereabouts: person.whereabouts,
      next_contact_due: null,
      added_at: now,
    })
    .execute()
  const compartments: Compartment[] = []
  for (const { role, compartment: asked } of person.roles) {
    const compartment = compartmentFor(role, working, asked)
    compartments.push(compartment)
    await giveRole(context, { person: id, caseId, role, compartment })
  }
  // After the roles: row-level security shows a person by them, to the statement that stores her names too.
  for (const { text } of person.names)
    await indexName(db, vault, { person: id, case: caseId, name: text, dataKey: key })
  await announce(db, 'casework.person-named', { case: caseId, person: id })
  return { id, code, compartments }
}

/** Suspects are numbered apart: a gap in the numbers would tell those who protect that somebody is hidden from them. */
async function nextCode({ db }: Ctx, caseId: string, suspect: boolean): Promise<string> {
  const column = suspect ? 'suspects' : 'people'
  const row = await db
    .updateTable('casework.case_file')
    .set((is) => ({ [column]: is(column, '+', 1) }))
    .where('id', '=', caseId)
    .returning(column)
    .executeTakeFirstOrThrow()
  return `${suspect ? 'S' : 'P'}-${String(row[column as keyof typeof row]).padStart(2, '0')}`
}

export interface NewRole {
  readonly person: string
  /** The case file in which the person stands. */
  readonly caseId: string
  readonly role: PersonRole
  readonly compartment: Compartment
}

/** Gives a person a role in a compartment; does nothing when she has it there. */
export async function giveRole(
  { db, now, newId, officer }: Ctx,
  { person, caseId, role, compartment }: NewRole,
): Promise<void> {
  const values = {
    id: newId(),
    person,
    case_id: caseId,
    role,
    compartment,
    since: now,
    until: null,
    officer: officer?.id ?? null,
  }
  await db
    .insertInto('casework.person_role')
    .values(values)
    .onConflict((same) => same.doNothing())
    .execute()
}
