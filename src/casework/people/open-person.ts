import type { Selectable } from 'kysely'
import { openJson, type DataKey, keysOf } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import { noSuchPerson } from '../problems.ts'
import type { CaseworkTables } from '../tables.ts'
import { Identity, MaskedPerson, OpenedPerson, type Name } from './contract.ts'

type PersonRow = Selectable<CaseworkTables['casework.person']>
type RoleRow = Selectable<CaseworkTables['casework.person_role']>

/** The people of one or more case files whom this reader may see, their names masked. */
export async function listPeople(context: Ctx, caseIds: readonly string[]): Promise<MaskedPerson[]> {
  const { db } = context
  const people = await db
    .selectFrom('casework.person')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('added_at')
    .orderBy('code')
    .execute()
  if (people.length === 0) return []
  const roles = await standingRoles(
    context,
    people.map(({ id }) => id),
  )
  const keyOf = await keysOf(
    context,
    people.map((person) => person.case_id),
  )
  return people.map((person) => {
    const { names } = openIdentity(keyOf(person.case_id), person)
    return MaskedPerson.parse({ ...outside(person, roles), maskedName: maskName(names) })
  })
}

/** A person with her identity opened. Throws 404 when there is none for this reader. */
export async function getPerson(context: Ctx, id: string): Promise<OpenedPerson> {
  const person = await context.db.selectFrom('casework.person').selectAll().where('id', '=', id).executeTakeFirst()
  if (!person) throw noSuchPerson(id)
  const keyOf = await keysOf(context, [person.case_id])
  const roles = await standingRoles(context, [id])
  return OpenedPerson.parse({ ...outside(person, roles), identity: openIdentity(keyOf(person.case_id), person) })
}

const standingRoles = ({ db }: Ctx, people: string[]): Promise<RoleRow[]> =>
  db
    .selectFrom('casework.person_role')
    .selectAll()
    .where('person', 'in', people)
    .where('until', 'is', null)
    .orderBy('since')
    .orderBy('id')
    .execute()

export const openIdentity = (key: DataKey, { identity }: Pick<PersonRow, 'identity'>): Identity =>
  Identity.parse(openJson(key, 'person.identity', identity))

const outside = (person: PersonRow, roles: readonly RoleRow[]) => ({
  id: person.id,
  case: person.case_id,
  code: person.code,
  gender: person.gender,
  age: person.age,
  ageSource: person.age_source,
  citizenship: person.citizenship,
  languages: person.languages,
  whereabouts: person.whereabouts,
  nextContactDue: person.next_contact_due?.toISOString() ?? null,
  roles: roles
    .filter((role) => role.person === person.id)
    .map(({ id, role, compartment, since }) => ({ id, role, compartment, since: since.toISOString() })),
})

/** `Riko Pratama` becomes `R••• P•••`: enough to tell two people of one file apart, too little to know who they are. */
function maskName(names: readonly Name[]): string | null {
  const name = names[0]?.text
  if (name === undefined) return null
  return name
    .split(/\s+/)
    .slice(0, 4)
    .map((part) => `${[...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(part)][0]!.segment}•••`)
    .join(' ')
}
