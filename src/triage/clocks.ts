import type { Db } from '../platform/db.ts'
import type { Urgency } from '../casework/contract.ts'
import { Step, type Clock } from './contract.ts'
import type { TriageTables } from './tables.ts'

type Item = Pick<TriageTables['triage.item'], 'received_at' | 'read_at' | 'answered_at' | 'acted_at'> & {
  urgency: Urgency
}
export type ClockRules = ReadonlyMap<string, TriageTables['triage.clock_rule']>

export async function readClockRules(db: Db<TriageTables>): Promise<ClockRules> {
  const rows = await db.selectFrom('triage.clock_rule').selectAll().execute()
  return new Map(rows.map((row) => [`${row.urgency} ${row.step}`, row]))
}

/** The three clocks of a report, all counted from its arrival. */
export function clocksOf(item: Item, rules: ClockRules): Clock[] {
  const met = { read: item.read_at, 'first-answer': item.answered_at, action: item.acted_at }
  return Step.options.flatMap((step) => {
    const rule = rules.get(`${item.urgency} ${step}`)
    if (!rule) return []
    const due = new Date(item.received_at.getTime() + rule.minutes * 60_000)
    const { source, verified } = rule
    return [
      {
        step,
        from: item.received_at.toISOString(),
        due: due.toISOString(),
        met: met[step]?.toISOString() ?? null,
        source,
        verified,
      },
    ]
  })
}

/** The clock that must be met next, if any still runs. */
export const nextClock = (clocks: readonly Clock[]): Clock | null => clocks.find(({ met }) => met === null) ?? null
