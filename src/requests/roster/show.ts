import { findDelivery } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import type { OfficerCtx } from '../context.ts'
import { getRosterPart, listRosterParts } from './contract.ts'
import { getPart, openContent, partOf, shown } from './part-row.ts'
import type { PartRecord } from './tables.ts'

const size = 100

export const list = handle(listRosterParts, {
  needs: 'requests.read',
  audit: () => ({ subject: 'rosters' }),

  async run({ db }: OfficerCtx) {
    const rows = await db
      .selectFrom('requests.roster_part')
      .select([...shown])
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(size + 1)
      .execute()
    return { parts: rows.slice(0, size).map(partOf), more: rows.length > size }
  },
})

export const get = handle(getRosterPart, {
  needs: 'requests.read',
  audit: ({ part }, { rows }) => ({ subject: part, cases: [...new Set(rows.flatMap((row) => row.case ?? []))] }),

  async run(context: OfficerCtx, { part }) {
    const row = await getPart(context, part)
    const { listMaker, place, rows } = await openContent(context, row)
    const cases = await context.db
      .selectFrom('requests.roster_case')
      .select(['row_no', 'case_id'])
      .where('part', '=', part)
      .execute()
    const caseOf = new Map(cases.map(({ row_no: no, case_id: id }) => [no, id]))
    return {
      ...partOf(row),
      roster: row.roster,
      listMaker,
      place,
      listedOn: row.listed_on,
      wholeDigest: row.whole_digest,
      wholeCount: row.whole_count,
      legalBasis: row.legal_basis,
      withheld: row.withheld,
      fields: row.fields,
      rows: rows.map((each) => ({ ...each, case: (caseOf.get(each.no) ?? null) as never })),
      delivery: row.side === 'Out' && row.message ? (await findDelivery(context, row.message)).state : null,
      may: mayOf(context, row),
    }
  },
})

function mayOf({ officer }: OfficerCtx, row: PartRecord) {
  const waits = row.side === 'Out' && row.sent_at === null && row.struck_at === null
  return [
    ...(waits && officer.may.has('requests.approve') && row.author !== officer.id ? (['Approve'] as const) : []),
    ...(waits && officer.may.has('requests.write') ? (['Strike'] as const) : []),
    ...(row.side === 'In' && officer.may.has('requests.answer') && row.taken_at === null ? (['Take'] as const) : []),
    ...(row.side === 'In' && officer.may.has('requests.answer') ? (['OpenCase'] as const) : []),
  ]
}
