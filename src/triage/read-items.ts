import type { IntakeTables } from '../intake/index.ts'
import { openReports } from '../intake/index.ts'
import type { Context } from '../platform/handle.ts'
import { clocksOf, nextClock, readClockRules } from './clocks.ts'
import type { Item } from './contract.ts'
import { findSimilar, type Likeness } from './find-similar.ts'
import type { ItemRow } from './get-row.ts'
import { wordsOf } from './read-fragments.ts'
import type { TriageTables } from './tables.ts'

type Ctx = Context<TriageTables & IntakeTables>
type Opened = Awaited<ReturnType<typeof openReports>>[number]

/** Rows of the queue with the words of their reports: a fixed number of questions to the database, however many rows. */
export async function readItems(
  context: Ctx,
  rows: readonly ItemRow[],
): Promise<{ item: Item; report: Opened; likeness: readonly Likeness[] }[]> {
  const ids = rows.map(({ report }) => report)
  const reports = new Map((await openReports(context, ids)).map((report) => [report.id as string, report]))
  const similar = await findSimilar(context, ids)
  const rules = await readClockRules(context.db)
  return rows.flatMap((row) => {
    const report = reports.get(row.report)
    if (!report) return []
    const likeness = similar.get(row.report) ?? []
    const clock = row.state === 'waiting' ? nextClock(clocksOf(row, rules, context.now)) : null
    return [{ item: { ...itemOf(row, report, context.officer.id), similar: likeness.length, clock }, report, likeness }]
  })
}

const itemOf = (row: ItemRow, { id, receipt, receivedAt, channel, fragments }: Opened, officer: string) => ({
  report: id,
  receipt,
  receivedAt,
  channel,
  relation: fragments.relation ?? null,
  urgency: row.urgency,
  confirmed: row.urgency_by !== null,
  state: row.state,
  owner: row.owner === null ? null : { officer: row.owner, mine: row.owner === officer },
  words: wordsOf(fragments),
  place: fragments.place?.slice(0, 80) ?? null,
  flags: row.flags,
  wroteAt: row.state === 'decided' ? null : (row.wrote_at?.toISOString() ?? null),
  again: row.round > 1 && row.state !== 'decided',
})
