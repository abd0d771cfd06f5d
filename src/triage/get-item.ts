import type { CaseworkTables } from '../casework/index.ts'
import { openReports, type IntakeTables } from '../intake/index.ts'
import { handle, type Context } from '../platform/handle.ts'
import { getDataKey, openText } from '../platform/seal.ts'
import { clocksOf, readClockRules } from './clocks.ts'
import { getItem } from './contract.ts'
import { listFirstActions } from './first-actions.ts'
import { findKnownCases } from './find-known-cases.ts'
import type { Likeness } from './find-similar.ts'
import { promise } from './promise.ts'
import { getRow } from './get-row.ts'
import { notInQueue } from './problems.ts'
import { readItems } from './read-items.ts'
import { suggestUrgency } from './suggest-urgency.ts'
import type { TriageTables } from './tables.ts'

type Ctx = Context<TriageTables & IntakeTables & CaseworkTables>

/** Opening a report meets its first clock: a person has read it. */
export const endpoint = handle(getItem, {
  needs: 'triage.read',
  audit: ({ report }, { decision, knownIn }) => {
    const cases = [...(decision?.case ? [decision.case] : []), ...knownIn.map((known) => known.case)]
    return { subject: report, ...(cases.length > 0 && { cases }) }
  },

  async run(context: Ctx, { report }) {
    const { db, now } = context
    const first = await db
      .updateTable('triage.item')
      .set({ read_at: now })
      .where('report', '=', report)
      .where('read_at', 'is', null)
      .executeTakeFirst()
    const row = await getRow(db, report)
    const [read] = await readItems(context, [row])
    if (!read) throw notInQueue(report)
    if (first.numUpdatedRows > 0n && row.state !== 'decided')
      await promise(db, report, new Date(read.report.nextContactDue))
    const suggestion = suggestUrgency(row.answers)
    return {
      item: read.item,
      fragments: read.report.fragments,
      answers: row.answers,
      suggestion,
      firstActions: await listFirstActions(db, report, suggestion.reasons),
      clocks: clocksOf(row, await readClockRules(db), now),
      similar: await nameSimilar(context, read.likeness),
      knownIn: await findKnownCases(context, read.report.fragments),
      decision: await readDecision(context, report),
    }
  },
})

async function nameSimilar(context: Ctx, likeness: readonly Likeness[]) {
  const opened = new Map(
    (
      await openReports(
        context,
        likeness.map(({ report }) => report),
      )
    ).map((one) => [one.id as string, one]),
  )
  return likeness.flatMap(({ report, reasons }) => {
    const one = opened.get(report)
    if (!one) return []
    return [
      {
        report: one.id,
        receipt: one.receipt,
        receivedAt: one.receivedAt,
        case: one.case as never,
        reasons: [...reasons],
      },
    ]
  })
}

async function readDecision({ db, vault }: Ctx, report: string) {
  const row = await db
    .selectFrom('triage.decision')
    .selectAll()
    .where('report', '=', report)
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const reason = openText(await getDataKey(db, vault, row.data_key), 'triage.reason', row.reason)
  return { outcome: row.outcome, case: row.case_id as never, reason, decidedAt: row.decided_at.toISOString() }
}
