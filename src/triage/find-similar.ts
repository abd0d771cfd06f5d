import { sql } from 'kysely'
import { markOfEpoch } from '../platform/blind.ts'
import type { Db } from '../platform/db.ts'
import type { Vault } from '../platform/seal.ts'
import type { Reason, Similar } from './contract.ts'
import type { ClueKind, TriageTables } from './tables.ts'

/** A value that this many reports share is a hotline or a border town: it links everything to everything. */
const tooCommon = 25

/** So many are shown at most, the strongest first: a longer list is not read. */
const most = 3

/** What one shared piece weighs when nobody else has it. A place or a name needs company. */
const weighs: Readonly<Record<ClueKind, number>> = { phone: 2, handle: 1.5, name: 0.5, place: 0.4 }
const enough = 0.5

interface Shared {
  readonly asked: string
  readonly report: string
  readonly kinds: Partial<Record<ClueKind, { readonly n: number; readonly rarity: number }>>
}

export interface Likeness {
  readonly report: string
  readonly reasons: Similar['reasons']
}

/**
 * For each report asked about, the few others that share the most telling pieces with it. A piece that two reports share
 * weighs whole, and less the more of them have it: the half, one third, one quarter of it among four, eight, sixteen.
 */
export async function findSimilar(
  { db, vault }: { db: Db<TriageTables>; vault: Pick<Vault, 'blindEpochs'> },
  reports: readonly string[],
): Promise<Map<string, Likeness[]>> {
  if (reports.length === 0) return new Map()
  const living = markOfEpoch(vault.blindEpochs().at(-1)!)
  const { rows } = await sql<Shared>`
    with telling as (
      select kind, token, ln(2) / ln(count(*)) as rarity from triage.clue
       where (kind, token) in (select kind, token from triage.clue
                               where report = any(${reports}::uuid[]) and substring(token for 2) = ${living})
       group by kind, token having count(*) between 2 and ${tooCommon}),
    met as (
      select mine.report as asked, other.report, other.kind, count(*)::int as n, sum(rarity)::float as rarity
        from telling join triage.clue mine using (kind, token) join triage.clue other using (kind, token)
       where mine.report = any(${reports}::uuid[]) and other.report <> mine.report
       group by mine.report, other.report, other.kind)
    select asked, report, jsonb_object_agg(kind, jsonb_build_object('n', n, 'rarity', rarity)) as kinds
      from met group by asked, report`.execute(db)
  const telling = rows
    .map(({ kinds, ...pair }) => ({ ...pair, reasons: reasonsOf(kinds), weight: weightOf(kinds) }))
    .filter(({ reasons, weight }) => reasons.length > 0 && weight >= enough)
    .toSorted((a, b) => b.weight - a.weight || (a.report < b.report ? 1 : -1))
  return new Map(
    [...Map.groupBy(telling, ({ asked }) => asked)].map(([asked, all]) => [
      asked,
      all.slice(0, most).map(({ report, reasons }) => ({ report, reasons })),
    ]),
  )
}

const weightOf = (kinds: Shared['kinds']): number =>
  (Object.keys(weighs) as ClueKind[]).reduce((sum, kind) => sum + weighs[kind] * (kinds[kind]?.rarity ?? 0), 0)

/** A phone or an account says enough alone; a place needs two words in common, a name a second word or a place. */
function reasonsOf({ phone, handle, place, name }: Shared['kinds']): Reason[] {
  const reasons: Reason[] = []
  const [places, names] = [place?.n ?? 0, name?.n ?? 0]
  if (phone) reasons.push('SamePhone')
  if (handle) reasons.push('SameHandle')
  if (places > 1) reasons.push('SamePlace')
  if (names > 1 || (names > 0 && places > 1)) reasons.push('SimilarName')
  return reasons
}
