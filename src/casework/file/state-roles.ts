import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { StateRoleInput } from './contract.ts'

export interface StateRoleChange {
  readonly case: string
  readonly add: readonly z.output<typeof StateRoleInput>[]
  /** Ids of roles that end. */
  readonly end: readonly string[]
}

/** Gives states their roles in a case, and ends those that no longer hold; what was stays with its dates. */
export async function changeStateRoles(
  { db, now, newId }: Ctx,
  { case: id, add, end }: StateRoleChange,
): Promise<void> {
  if (end.length > 0)
    await db
      .updateTable('casework.state_role')
      .set({ until: now })
      .where('case_id', '=', id)
      .where('id', 'in', [...end])
      .where('until', 'is', null)
      .execute()
  if (add.length > 0)
    await db
      .insertInto('casework.state_role')
      .values(add.map(({ state, role }) => ({ id: newId(), case_id: id, state, role, since: now, until: null })))
      .onConflict((same) => same.doNothing())
      .execute()
  if (add.length + end.length === 0) return
  const standing = db
    .selectFrom('casework.state_role')
    .select('state')
    .distinct()
    .where('case_id', '=', id)
    .where('until', 'is', null)
  const states = (await standing.execute()).map(({ state }) => state).sort()
  await db.updateTable('casework.case_file').set({ states }).where('id', '=', id).execute()
}
