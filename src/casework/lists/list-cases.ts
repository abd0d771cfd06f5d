import { sql } from 'kysely'
import type { z } from 'zod'
import { handle } from '../../platform/handle.ts'
import { openText, findKeys } from '../../platform/seal.ts'
import { CaseId } from '../codes/contract.ts'
import type { OfficerCtx } from '../context.ts'
import { listCases as contract, ListedCase } from './contract.ts'

type Wish = z.output<(typeof contract)['input']>

/**
 * The list reads `agency_case` alone, which holds all that is filtered by, sorted by and shown: flat at about a
 * millisecond for any number of cases (docs/performance.md).
 */
export function listPage({ db, officer, now }: OfficerCtx, wish: Wish) {
  const key = wish.overdue ? ('a.next_contact_due' as const) : ('a.touched_at' as const)
  const way = wish.overdue ? ('asc' as const) : ('desc' as const)
  return db
    .selectFrom('casework.agency_case as a')
    .selectAll('a')
    .select(`${key} as key`)
    .where('a.agency', '=', officer.agency)
    .where('a.merged', '=', false)
    .$if(wish.whose === 'mine', (from) => from.where('a.coordinator', '=', officer.post))
    .$if(wish.overdue, (from) => from.where('a.next_contact_due', '<', now))
    .$if(wish.phase !== undefined, (from) => from.where('a.phase', '=', wish.phase!))
    .$if(wish.urgency !== undefined, (from) => from.where('a.urgency', '=', wish.urgency!))
    .$if(wish.status !== undefined, (from) => from.where('a.status', '=', wish.status!))
    .$if(wish.state !== undefined, (from) => from.where(sql<boolean>`a.states @> array[${wish.state}]`))
    .$if(wish.after !== undefined, (from) => {
      const { key: at, case: id } = wish.after!
      return from.where(
        wish.overdue
          ? sql<boolean>`(a.next_contact_due, a.case_id) > (${at}::timestamptz, ${id}::uuid)`
          : sql<boolean>`(a.touched_at, a.case_id) < (${at}::timestamptz, ${id}::uuid)`,
      )
    })
    .orderBy(key, way)
    .orderBy('a.case_id', way)
    .limit(wish.limit)
}

export const endpoint = handle(contract, {
  needs: 'casework.read',
  audit: ({ whose, overdue }, { cases }) => ({
    subject: overdue ? 'overdue' : whose,
    cases: cases.map(({ id }) => id),
    detail: { listed: cases.length },
  }),

  async run(context: OfficerCtx, wish) {
    const rows = await listPage(context, wish).execute()
    const keys = await findKeys(
      context,
      rows.map((row) => row.case_id),
    )
    const last = rows.at(-1)
    return {
      cases: rows.map((row) =>
        ListedCase.parse({
          id: row.case_id,
          code: row.code,
          // An erased case keeps its place and its number, nothing else.
          title: keys.has(row.case_id) ? openText(keys.get(row.case_id)!, 'case.title', row.title) : '',
          status: row.status,
          phase: row.phase,
          urgency: row.urgency,
          states: row.states,
          coordinator: row.coordinator,
          people: row.people,
          openedAt: row.opened_at.toISOString(),
          touchedAt: row.touched_at.toISOString(),
          nextContactDue: row.next_contact_due?.toISOString() ?? null,
        }),
      ),
      next:
        last && rows.length === wish.limit ? { key: last.key!.toISOString(), case: CaseId.parse(last.case_id) } : null,
    }
  },
})
