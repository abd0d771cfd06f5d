import { randomBytes } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import type { Host } from '../platform/http.ts'
import { sha256 } from './cookies.ts'
import { limits } from './limits.ts'
import type { AccessTables } from './tables.ts'

type Kind = AccessTables['access.invitation']['kind']

interface Maker {
  readonly db: Db<AccessTables>
  readonly now: Date
  readonly newId: () => string
}

/** Makes a one-time link. Its token is known only to whom the caller shows it; the database keeps a hash. */
export async function makeInvitation(
  { db, now, newId }: Maker,
  { kind, officer, madeBy }: { kind: Kind; officer: string | null; madeBy: string | null },
): Promise<{ token: string; expires: Date }> {
  const token = randomBytes(32).toString('base64url')
  const lasts = kind === 'FirstAdministrator' ? limits.firstAdministrator : limits.invitation
  const expires = new Date(now.getTime() + lasts)
  await db
    .insertInto('access.invitation')
    .values({ id: newId(), officer, kind, token: sha256(token), at: now, expires, used: null, made_by: madeBy })
    .execute()
  return { token, expires }
}

/** The token stands behind the #, which browsers keep to themselves: no log, no proxy and no Referer sees it. */
export const pathOf = (token: string): string => `/desk/accept#${token}`

/**
 * The link by which the first administrator comes in; undefined once anybody stands in the house.
 * Each start makes a new one and the older are void.
 */
export async function offerFirstAdministrator(host: Host<AccessTables>): Promise<string | undefined> {
  const now = host.clock()
  return host.system.kysely.transaction().execute(async (db) => {
    if (await db.selectFrom('access.officer').select('id').limit(1).executeTakeFirst()) return undefined
    await db.updateTable('access.invitation').set({ expires: now }).where('kind', '=', 'FirstAdministrator').execute()
    const maker = { db, now, newId: host.newId }
    const { token } = await makeInvitation(maker, { kind: 'FirstAdministrator', officer: null, madeBy: null })
    return `${host.origin}${pathOf(token)}`
  })
}
