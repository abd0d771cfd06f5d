import type { Context } from '../platform/handle.ts'
import { noSuchPost, notForYourself } from './problems.ts'
import type { AccessTables } from './tables.ts'

/** Puts an officer into a post from now on; what she held before ends in the same moment. */
export async function giveHolding(
  { db, now, newId, officer: giver }: Pick<Context<AccessTables>, 'db' | 'now' | 'newId' | 'officer'>,
  { officer, post, until }: { officer: string; post: string; until: Date | null },
): Promise<void> {
  if (officer === giver.id) throw notForYourself()
  const open = await db
    .selectFrom('access.post')
    .select('id')
    .where('id', '=', post)
    .where('closed', 'is', null)
    .executeTakeFirst()
  if (!open) throw noSuchPost()
  await endPresent({ db, now }, officer, giver.id)
  await db
    .insertInto('access.holding')
    .values({ id: newId(), officer, post, since: now, until, given_by: giver.id, ended_by: null })
    .execute()
}

export async function endPresent(
  { db, now }: Pick<Context<AccessTables>, 'db' | 'now'>,
  officer: string,
  by: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('access.holding')
    .set({ until: now, ended_by: by })
    .where('officer', '=', officer)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', now)]))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
