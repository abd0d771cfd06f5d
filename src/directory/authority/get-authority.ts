import type { Db } from '../../platform/db.ts'
import { handle, type Context } from '../../platform/handle.ts'
import { noSuchAuthority } from '../problems.ts'
import type { DirectoryTables } from '../tables.ts'
import { toAuthority, type Row } from './authority-row.ts'
import { getAuthority } from './contract.ts'

export const endpoint = handle(getAuthority, {
  needs: 'directory.read',
  audit: ({ code }) => ({ subject: code }),
  run: async ({ db, now }: Context<DirectoryTables>, { code }) => {
    const row = await getRow(db, code)
    const acts = await db
      .selectFrom('directory.authority_version')
      .selectAll()
      .where('authority', '=', code)
      .orderBy('version', 'desc')
      .execute()
    return {
      authority: toAuthority(row, now),
      acts: acts.map(({ version, act, post, at, reason, before }, index) => ({
        version,
        act: act as 'Changed',
        post,
        at: at.toISOString(),
        reason,
        before: differences(before as Stood | null, (acts[index - 1]?.before as Stood | undefined) ?? stoodAs(row)),
      })),
    }
  },
})

/** Throws `directory/no-such-authority`. */
export async function getRow(db: Db<DirectoryTables>, code: string): Promise<Row> {
  const row = await db.selectFrom('directory.authority').selectAll().where('code', '=', code).executeTakeFirst()
  if (!row) throw noSuchAuthority(code)
  return row
}

/** The parts of an entry that history keeps. */
export type Stood = Omit<Row, 'code' | 'version'>

export function stoodAs({ code: _code, version: _version, ...rest }: Row): Stood {
  return rest
}

/** What stood there before an act, where it differs from what stood there after it. */
function differences(before: Stood | null, after: Stood): Record<string, unknown> {
  if (before === null) return {}
  return Object.fromEntries(
    Object.entries(before).filter(
      ([part, was]) => !unspoken.has(part) && JSON.stringify(was) !== JSON.stringify(after[part as keyof Stood]),
    ),
  )
}

/** Told by the act itself. */
const unspoken = new Set(['verified_by', 'verified_at'])
