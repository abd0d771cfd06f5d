import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { Reason, Similar } from './contract.ts'
import type { ClueKind, TriageTables } from './tables.ts'

/** A value that this many reports share is a hotline or a border town: it links everything to everything. */
const tooCommon = 25

interface Shared {
  readonly asked: string
  readonly report: string
  readonly kinds: Record<ClueKind, number>
}

export interface Likeness {
  readonly report: string
  readonly reasons: Similar['reasons']
}

/** For each report asked about, the others that share telling pieces with it. */
export async function findSimilar(db: Db<TriageTables>, reports: readonly string[]): Promise<Map<string, Likeness[]>> {
  if (reports.length === 0) return new Map()
  const { rows } = await sql<Shared>`
    with telling as (
      select kind, token from triage.clue
       where (kind, token) in (select kind, token from triage.clue where report = any(${reports}::uuid[]))
       group by kind, token having count(*) between 2 and ${tooCommon}),
    met as (
      select mine.report as asked, other.report, other.kind, count(*)::int as n
        from telling join triage.clue mine using (kind, token) join triage.clue other using (kind, token)
       where mine.report = any(${reports}::uuid[]) and other.report <> mine.report
       group by mine.report, other.report, other.kind)
    select asked, report, jsonb_object_agg(kind, n) as kinds from met group by asked, report`.execute(db)
  const found = new Map<string, Likeness[]>()
  for (const { asked, report, kinds } of rows) {
    const reasons = reasonsOf(kinds)
    if (reasons.length > 0) found.set(asked, [...(found.get(asked) ?? []), { report, reasons }])
  }
  return found
}

/** A phone or a handle says enough alone; a place needs three words in common (a town alone
 * is no place), a name a second word or a place. */
function reasonsOf({ phone = 0, handle = 0, place = 0, name = 0 }: Partial<Record<ClueKind, number>>): Reason[] {
  const reasons: Reason[] = []
  if (phone > 0) reasons.push('SamePhone')
  if (handle > 0) reasons.push('SameHandle')
  if (place > 2) reasons.push('SamePlace')
  if (name > 1 || (name > 0 && place > 1)) reasons.push('SimilarName')
  return reasons
}
