import { handle, type Context } from '../platform/handle.ts'
import { endHolding } from './officers-contract.ts'
import { endPresent } from './give-holding.ts'
import { lastAdministrator, noSuchOfficer } from './problems.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof endHolding.input, typeof endHolding.output>(endHolding, {
  needs: 'access.administer',
  audit: ({ officer }) => ({ subject: officer }),
  async run(context, { officer }) {
    if (!(await endPresent(context, officer, context.officer.id))) throw noSuchOfficer()
    await mustLeaveAnAdministrator(context)
    return { done: true as const }
  },
})

/** A house without a key is lost: the last who may administer cannot leave. */
export async function mustLeaveAnAdministrator({ db, now }: Pick<Context<AccessTables>, 'db' | 'now'>): Promise<void> {
  const left = await db
    .selectFrom('access.holding as h')
    .innerJoin('access.post as p', 'p.id', 'h.post')
    .innerJoin('access.role_right as r', 'r.role', 'p.role')
    .select('h.id')
    .where('r.right', '=', 'access.administer')
    .where('r.withdrawn', 'is', null)
    .where('p.closed', 'is', null)
    .where((e) => e.or([e('h.until', 'is', null), e('h.until', '>', now)]))
    .limit(1)
    .executeTakeFirst()
  if (!left) throw lastAdministrator()
}
