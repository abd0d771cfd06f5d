import { handle } from '../../platform/handle.ts'
import { openText, keysOf } from '../../platform/seal.ts'
import type { IdentifierKind } from '../codes/contract.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { getCaseRow } from '../file/case-row.ts'
import { FoundCase, findByIdentifier as contract } from './contract.ts'
import { blindIdentifier } from './identifiers.ts'

/** The cases, among those this reader may see, in which an identifier occurs. A merged case shows as the one that stands. */
export async function findByIdentifier(context: Ctx, kind: IdentifierKind, value: string): Promise<FoundCase[]> {
  const { tokens } = blindIdentifier(context, kind, value)
  const rows = await context.db
    .selectFrom('casework.identifier as i')
    .leftJoin('casework.person as p', 'p.id', 'i.person')
    .select(['i.case_id', 'p.id as person', 'p.code as personCode'])
    .where('i.token', 'in', tokens)
    .where('i.kind', '=', kind)
    .orderBy('i.id', 'desc')
    .limit(50)
    .execute()
  const found = new Map<string, FoundCase>()
  for (const { case_id, person, personCode } of rows) {
    const row = await getCaseRow(context, case_id)
    const keyOf = await keysOf(context, [row.id])
    const entry = { case: row.id, code: row.code, status: row.status, person, personCode }
    const title = openText(keyOf(row.id), 'case.title', row.title)
    found.set(`${row.id} ${person ?? ''}`, FoundCase.parse({ ...entry, title }))
  }
  return [...found.values()]
}

export const endpoint = handle(contract, {
  needs: 'casework.search',
  // The number itself is not written down: the ledger holds ids and codes only.
  audit: ({ kind }, { found }) => ({
    subject: kind,
    cases: [...new Set(found.map((entry) => entry.case))],
    detail: { found: found.length },
  }),
  run: async (context: OfficerCtx, { kind, value }) => ({ found: await findByIdentifier(context, kind, value) }),
})
