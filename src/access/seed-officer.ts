import type { Db } from '../platform/db.ts'
import type { SystemContext } from '../platform/handle.ts'
import type { Host } from '../platform/http.ts'
import { hashPassword } from './password.ts'
import { roles, type Role } from './roles.ts'
import type { AccessTables } from './tables.ts'

/** Puts the roles of this program into the database; a right that an administrator withdrew stays withdrawn. */
export async function seedRoles(db: Db<AccessTables>): Promise<void> {
  const codes = Object.keys(roles).map((code) => ({ code }))
  const rights = Object.entries(roles).flatMap(([role, held]) =>
    held.map((right) => ({ role, right, withdrawn: null })),
  )
  await db
    .insertInto('access.role')
    .values(codes)
    .onConflict((on) => on.doNothing())
    .execute()
  await db
    .insertInto('access.role_right')
    .values(rights)
    .onConflict((on) => on.doNothing())
    .execute()
}

export const seedRolesOf = (host: Host<AccessTables>): Promise<void> =>
  host.system.kysely.transaction().execute((db) => seedRoles(db as unknown as Db<AccessTables>))

interface Seed {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: Role
  /** Found by its name, or made. */
  readonly agency: { readonly name: string; readonly kind: string; readonly place?: string }
  readonly title: string
  readonly language?: 'id' | 'en'
}

/**
 * An officer of a demonstration, who needs no second factor. Real officers come by invitation only.
 * Called again with the same e-mail it changes nothing and returns the one that stands.
 */
export async function seedOfficer(
  { db, now, newId }: SystemContext<AccessTables>,
  seed: Seed,
): Promise<{ officer: string; agency: string; post: string; may: ReadonlySet<string> }> {
  await seedRoles(db as unknown as Db<AccessTables>)
  const agency = await agencyNamed(db as unknown as Db<AccessTables>, seed.agency, newId())
  const post = newId()
  await db
    .insertInto('access.post')
    .values({ id: post, agency, role: seed.role, title: seed.title, closed: null })
    .onConflict((on) => on.doNothing())
    .execute()
  const stands = await db
    .selectFrom('access.post')
    .select('id')
    .where('agency', '=', agency)
    .where('title', '=', seed.title)
    .executeTakeFirstOrThrow()
  const officer = await officerBehind({ db, now, newId } as SystemContext<AccessTables>, seed, stands.id)
  return { officer, agency, post: stands.id, may: new Set(roles[seed.role]) }
}

async function officerBehind(
  { db, now, newId }: SystemContext<AccessTables>,
  { name, email, password, language = 'id' }: Seed,
  post: string,
): Promise<string> {
  const known = await db.selectFrom('access.officer').select('id').where('email', '=', email).executeTakeFirst()
  if (known) return known.id
  const id = newId()
  await db
    .insertInto('access.officer')
    .values({ id, name, email, language, second_factor: 'Exempt', joined: now })
    .execute()
  await db
    .insertInto('access.account')
    .values({
      id: newId(),
      account_id: id,
      provider_id: 'credential',
      user_id: id,
      password: await hashPassword(password),
    })
    .execute()
  await db
    .insertInto('access.holding')
    .values({ id: newId(), officer: id, post, since: now, until: null, given_by: null, ended_by: null })
    .execute()
  return id
}

async function agencyNamed(db: Db<AccessTables>, { name, kind, place }: Seed['agency'], id: string): Promise<string> {
  await db
    .insertInto('access.agency')
    .values({ id, name, kind, place: place ?? null })
    .onConflict((on) => on.doNothing())
    .execute()
  const row = await db.selectFrom('access.agency').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return row.id
}
