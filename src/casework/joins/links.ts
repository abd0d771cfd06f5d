import { openText, keysOf } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import { CaseLink, Merge } from './contract.ts'

/** The links of a case to other cases that this reader may see. */
export async function listLinks(context: Ctx, caseIds: readonly string[]): Promise<CaseLink[]> {
  const ids = [...caseIds]
  const rows = await context.db
    .selectFrom('casework.case_link')
    .selectAll()
    .where('removed_at', 'is', null)
    .where((is) => is.or([is('case_id', 'in', ids), is('other', 'in', ids)]))
    .orderBy('at')
    .execute()
  if (rows.length === 0) return []
  const others = rows.map((row) => (ids.includes(row.case_id) ? row.other : row.case_id))
  const heads = await context.db
    .selectFrom('casework.case_file')
    .select(['id', 'code', 'title'])
    .where('id', 'in', others)
    .execute()
  const keyOf = await keysOf(context, [...rows.map((row) => row.case_id), ...others])
  return rows.map((row, at) => {
    const other = heads.find((head) => head.id === others[at])!
    return CaseLink.parse({
      id: row.id,
      kind: row.kind,
      reason: openText(keyOf(row.case_id), 'link.reason', row.reason),
      at: row.at.toISOString(),
      other: { id: other.id, code: other.code, title: openText(keyOf(other.id), 'case.title', other.title) },
    })
  })
}

/** Every merge that made this case what it is, and those that were undone. */
export async function listMerges(context: Ctx, caseIds: readonly string[]): Promise<Merge[]> {
  const rows = await context.db
    .selectFrom('casework.case_merge as m')
    .innerJoin('casework.case_file as a', 'a.id', 'm.absorbed')
    .selectAll('m')
    .select('a.code as absorbedCode')
    .where('m.keep', 'in', [...caseIds])
    .orderBy('m.at')
    .execute()
  const keyOf = await keysOf(
    context,
    rows.map((row) => row.keep),
  )
  return rows.map((row) =>
    Merge.parse({
      id: row.id,
      keep: row.keep,
      absorbed: row.absorbed,
      absorbedCode: row.absorbedCode,
      reason: openText(keyOf(row.keep), 'merge.reason', row.reason),
      at: row.at.toISOString(),
      undoneAt: row.undone_at?.toISOString() ?? null,
    }),
  )
}
