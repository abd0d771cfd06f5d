import { sql } from 'kysely'
import { handle } from '../../platform/handle.ts'
import { getDataKey, openText } from '../../platform/seal.ts'
import type { Ctx } from '../safety/keep.ts'
import { listBeds, RestrictionId, StayId, type Bed, type MeantFor, type Restriction } from './contract.ts'

interface BedRow {
  id: string
  provider: string
  house: string
  district: string
  name: string
  meant_for: MeantFor
  closed: boolean
  taken_since: Date | null
  stay: string | null
  person: string | null
  person_code: string | null
  case_id: string | null
  case_code: string | null
  meant: boolean | null
  content: Buffer | null
}

/** Free beds are shown to all who look for one; who sleeps in a bed, to whoever may see her. */
export const endpoint = handle(listBeds, {
  needs: 'assistance.services',
  audit: (_, { houses }) => ({
    subject: 'beds',
    cases: [...new Set(houses.flatMap(({ beds }) => beds.flatMap(({ stay }) => stay?.case ?? [])))],
  }),

  async run(context: Ctx, { provider, meantFor, free, limit }) {
    const { rows } = await sql<BedRow>`
      select b.*, s.id as stay, s.person, s.person_code, s.case_id, c.code as case_code, s.meant, s.content
        from (select b.id, b.provider, h.name as house, h.district, b.name, b.meant_for, b.closed, t.since as taken_since
                from assistance.bed b
                join assistance.provider h on h.id = b.provider
                left join assistance.taken() t on t.bed = b.id
               where (${provider ?? null}::uuid is null or b.provider = ${provider ?? null})
                 and (${meantFor ?? null}::text is null or b.meant_for = ${meantFor ?? null})
                 and (not ${free} or (t.bed is null and not b.closed))
               order by h.district, h.name, h.id, b.name limit ${limit + 1}) b
        left join lateral (select * from assistance.stay y where y.bed = b.id and y.until is null offset 0) s on true
        left join casework.agency_case c on c.case_id = s.case_id and c.agency = platform.agency()
       order by b.district, b.house, b.provider, b.name`.execute(context.db)
    const shown = rows.slice(0, limit)
    const restrictions = await restrictionsOf(
      context,
      shown.flatMap(({ stay }) => stay ?? []),
    )
    const houses = Map.groupBy(shown, (row) => row.provider)
    return {
      houses: await Promise.all(
        [...houses].map(async ([id, beds]) => ({
          id: id as Bed['provider'],
          name: beds[0]!.house,
          district: beds[0]!.district,
          beds: await inOrder(beds, (row) => toBed(context, row, restrictions)),
        })),
      ),
      more: rows.length > limit,
    }
  },
})

async function inOrder<A, B>(items: readonly A[], one: (item: A) => Promise<B>): Promise<B[]> {
  const made: B[] = []
  for (const item of items) made.push(await one(item))
  return made
}

async function toBed({ db, vault }: Ctx, row: BedRow, restrictions: Map<string, Restriction[]>): Promise<Bed> {
  const { stay, person, person_code: personCode, case_id: caseId, case_code: caseCode } = row
  const seen = stay !== null && person !== null && personCode !== null && caseId !== null && caseCode !== null
  return {
    id: row.id as Bed['id'],
    provider: row.provider as Bed['provider'],
    name: row.name,
    meantFor: row.meant_for,
    closed: row.closed,
    takenSince: row.taken_since?.toISOString() ?? null,
    stay: seen
      ? {
          id: StayId.parse(stay),
          person: person as never,
          personCode,
          case: caseId as never,
          caseCode,
          meant: row.meant ?? true,
          reason: row.content && openText(await getDataKey(db, vault, caseId), 'stay', row.content),
          restrictions: restrictions.get(stay) ?? [],
        }
      : null,
  }
}

/** The restrictions that stand, each with when somebody must look again. */
async function restrictionsOf(context: Ctx, stays: readonly string[]): Promise<Map<string, Restriction[]>> {
  const { db, vault } = context
  if (stays.length === 0) return new Map()
  const rows = await db
    .selectFrom('assistance.restriction')
    .selectAll()
    .where('stay', 'in', stays)
    .orderBy('recorded_at')
    .execute()
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ id }) => id)
  const reviews = await db
    .selectFrom('assistance.restriction_review')
    .selectAll()
    .where('restriction', 'in', ids)
    .orderBy('number')
    .execute()
  const hours = await hoursOf(context)
  const found: Restriction[] = []
  for (const row of rows) {
    const own = reviews.filter(({ restriction }) => restriction === row.id)
    if (own.at(-1)?.ends) continue
    const key = await getDataKey(db, vault, row.case_id)
    const looked = own.at(-1)?.recorded_at ?? row.recorded_at
    found.push({
      id: RestrictionId.parse(row.id),
      stay: StayId.parse(row.stay),
      kind: row.kind,
      reason: openText(key, 'restriction', row.content),
      since: row.recorded_at.toISOString(),
      reviewDue: new Date(looked.getTime() + (hours.get(row.kind) ?? 24) * 3_600_000).toISOString(),
      reviews: own.map(({ ends, content, recorded_at: at }) => ({
        ends,
        reason: openText(key, 'restriction review', content),
        at: at.toISOString(),
      })),
    })
  }
  return Map.groupBy(found, ({ stay }) => stay)
}

/** After how many hours somebody must look again, by kind. */
async function hoursOf({ db }: Ctx): Promise<Map<string, number>> {
  const rules = await db.selectFrom('assistance.restriction_rule').select(['kind', 'review_hours']).execute()
  return new Map(rules.map((rule) => [rule.kind, rule.review_hours]))
}
