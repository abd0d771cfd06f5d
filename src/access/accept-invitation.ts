import { z } from 'zod'
import type { Db } from '../platform/db.ts'
import { appendToLedger, type LedgerTables } from '../platform/ledger.ts'
import type { Host } from '../platform/http.ts'
import { sha256 } from './cookies.ts'
import { hashPassword, isWeak } from './password.ts'
import { emailTaken, noSuchInvitation, weakPassword } from './problems.ts'
import type { AccessTables } from './tables.ts'

/** Sent by a person who holds a one-time link; these two are answered without a session. */
export const OpenInvitation = z.object({ token: z.string().min(20).max(100) })
export const AcceptInvitation = OpenInvitation.extend({
  name: z.string().trim().min(1).max(120).optional(),
  email: z.email().max(254).toLowerCase().optional(),
  password: z.string().max(256),
  /** What she reads the page in. */
  language: z.enum(['id', 'en']).optional(),
})
export type AcceptInvitation = z.infer<typeof AcceptInvitation>

type Tables = AccessTables & LedgerTables
interface Within {
  readonly db: Db<Tables>
  readonly host: Host<AccessTables>
  readonly now: Date
}

/** What the person who holds the link is invited to. Expired, used and invented links look the same. */
export async function readInvitation(host: Host<AccessTables>, token: string) {
  const found = await host.system.kysely
    .selectFrom('access.invitation as i')
    .leftJoin('access.officer as o', 'o.id', 'i.officer')
    .select(['i.kind', 'o.name', 'o.email', 'o.language'])
    .where('i.token', '=', sha256(token))
    .where('i.used', 'is', null)
    .where('i.expires', '>', host.clock())
    .executeTakeFirst()
  if (!found) throw noSuchInvitation()
  return found
}

/** Uses the link up and sets the password, both or neither. Returns what she now signs in with. */
export async function acceptInvitation(
  host: Host<AccessTables>,
  { token, name, email, password, language }: AcceptInvitation,
): Promise<{ email: string; password: string }> {
  if (isWeak(password, email)) throw weakPassword()
  const hash = await hashPassword(password)
  const now = host.clock()
  const address = await host.system.kysely.transaction().execute(async (db) => {
    const within = { db: db as unknown as Db<Tables>, host, now }
    const used = await useUp(within, token)
    const officer = used.officer ?? (await createFirstAdministrator(within, { name, email }))
    if (used.kind === 'Recovery') await forgetSecrets(within, officer)
    await setPassword(within, officer, hash)
    if (language) await db.updateTable('access.officer').set({ language }).where('id', '=', officer).execute()
    await appendToLedger(
      { db: within.db, vault: host.vault },
      {
        at: now,
        officer,
        action: 'access/accept-invitation',
        subject: officer,
        detail: { kind: used.kind },
      },
    )
    return db.selectFrom('access.officer').select('email').where('id', '=', officer).executeTakeFirstOrThrow()
  })
  return { email: address.email, password }
}

async function useUp({ db, now }: Within, token: string) {
  const used = await db
    .updateTable('access.invitation')
    .set({ used: now })
    .where('token', '=', sha256(token))
    .where('used', 'is', null)
    .where('expires', '>', now)
    .returning(['officer', 'kind'])
    .executeTakeFirst()
  if (!used) throw noSuchInvitation()
  return used
}

async function createFirstAdministrator(
  { db, host, now }: Within,
  { name, email }: { name?: string | undefined; email?: string | undefined },
): Promise<string> {
  if (await db.selectFrom('access.officer').select('id').limit(1).executeTakeFirst()) throw noSuchInvitation()
  if (!name || !email) throw emailTaken()
  const [officer, agency, post] = [host.newId(), host.newId(), host.newId()]
  await db.insertInto('access.officer').values({ id: officer, name, email, joined: null }).execute()
  await db
    .insertInto('access.agency')
    .values({ id: agency, name: `Node ${host.state}`, kind: 'Node', place: null })
    .execute()
  await db
    .insertInto('access.post')
    .values({ id: post, agency, role: 'node-administrator', title: 'Administrator', closed: null })
    .execute()
  await db
    .insertInto('access.holding')
    .values({ id: host.newId(), officer, post, since: now, until: null, given_by: null, ended_by: null })
    .execute()
  return officer
}

/** Who lost her way in starts anew: nothing that she had, or that somebody took from her, opens anything. */
async function forgetSecrets({ db }: Within, officer: string): Promise<void> {
  await db.deleteFrom('access.session').where('user_id', '=', officer).execute()
  await db.deleteFrom('access.two_factor').where('user_id', '=', officer).execute()
  await db.deleteFrom('access.passkey').where('user_id', '=', officer).execute()
  await db.deleteFrom('access.known_device').where('officer', '=', officer).execute()
  await db.updateTable('access.officer').set({ two_factor_enabled: false }).where('id', '=', officer).execute()
}

export async function setPassword({ db, host, now }: Within, officer: string, hash: string): Promise<void> {
  await db
    .insertInto('access.account')
    .values({ id: host.newId(), account_id: officer, provider_id: 'credential', user_id: officer, password: hash })
    .onConflict((on) => on.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }))
    .execute()
  await db.updateTable('access.officer').set({ joined: now }).where('id', '=', officer).execute()
}
