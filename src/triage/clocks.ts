import type { Db } from '../platform/db.ts'
import type { Urgency } from '../casework/contract.ts'
import { Step, type Clock } from './contract.ts'
import type { TriageTables } from './tables.ts'

type Row = TriageTables['triage.item']
type Item = Pick<Row, 'since' | 'read_at' | 'answered_at' | 'acted_at'> & {
  readonly urgency: Urgency
  readonly wrote_at: Date | null
  readonly paused_at: Date | null
  readonly stood_seconds: number
}
export type ClockRules = ReadonlyMap<string, TriageTables['triage.clock_rule']>

export async function readClockRules(db: Db<TriageTables>): Promise<ClockRules> {
  const rows = await db.selectFrom('triage.clock_rule').selectAll().execute()
  return new Map(rows.map((row) => [`${row.urgency} ${row.step}`, row]))
}

/**
 * The three clocks of a report, counted from its arrival, or from when a reporter whose report was closed wrote again.
 * What she writes meanwhile must be read like a report. While she is asked the action waits, and its time is given back.
 */
export function clocksOf(item: Item, rules: ClockRules, now: Date): Clock[] {
  const unread = item.wrote_at
  const met = { read: unread ? null : item.read_at, 'first-answer': item.answered_at, action: item.acted_at }
  return Step.options.flatMap((step) => {
    const rule = rules.get(`${item.urgency} ${step}`)
    if (!rule) return []
    const from = step === 'read' && unread ? unread : item.since
    const stood = step === 'action' ? stoodStill(item, now) : 0
    const { source, verified, minutes } = rule
    return [
      {
        step,
        from: from.toISOString(),
        due: new Date(from.getTime() + minutes * 60_000 + stood).toISOString(),
        met: met[step]?.toISOString() ?? null,
        paused: item.paused_at !== null && met[step] === null,
        source,
        verified,
      },
    ]
  })
}

/** A question to the reporter is an answer to her, so that only the action is ever waited for meanwhile. */
const stoodStill = ({ paused_at: paused, stood_seconds: stood }: Item, now: Date): number =>
  stood * 1000 + (paused === null ? 0 : Math.max(0, now.getTime() - paused.getTime()))

/** The clock that must be met next, if any still runs. */
export const nextClock = (clocks: readonly Clock[]): Clock | null => clocks.find(({ met }) => met === null) ?? null
