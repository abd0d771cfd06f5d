import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { RequestType } from '../contract.ts'
import type { DirectoryTables } from '../tables.ts'
import type { ClockRule, RuleUrgency } from './rules-contract.ts'

/** Every rule with all its versions, the last first. */
export const selectRules = (db: Db<DirectoryTables>) =>
  db
    .selectFrom('directory.clock_rule')
    .select(['type', 'urgency', 'state', 'instrument', 'version', 'counts', 'acknowledge', 'answer', 'ended', 'ours'])
    .select(['source', 'verified', 'post', 'at', sql<string>`since::text`.as('since')])
    .orderBy('type')
    .orderBy(sql`state nulls first`)
    .orderBy(sql`instrument nulls first`)
    .orderBy(sql`array_position(array['Immediate', '24h', '48h', 'Routine'], urgency)`)
    .orderBy(sql`clock_rule.since`, 'desc')
    .orderBy('version', 'desc')

type Row = Awaited<ReturnType<ReturnType<typeof selectRules>['executeTakeFirstOrThrow']>>

const nameOf = ({ type, urgency, state, instrument }: Row) => [type, urgency, state, instrument].join(' ')

/** Of the versions of one rule that have begun only the last counts; of those that begin on one day only the last ever will. */
export function withStanding(rows: readonly Row[], today: string): ClockRule[] {
  const counting = new Set<string>()
  const seen = new Set<string>()
  return rows.map((row) => {
    const day = `${nameOf(row)} ${row.since}`
    const replaced = seen.has(day)
    seen.add(day)
    if (row.since > today) return toRule(row, replaced ? 'Past' : 'Later')
    const past = counting.has(nameOf(row))
    counting.add(nameOf(row))
    return toRule(row, past ? 'Past' : 'Now')
  })
}

const toRule = ({ type, urgency, at, ...rest }: Row, standing: ClockRule['standing']): ClockRule => ({
  ...rest,
  // Written by our own seed and contract only.
  type: type as RequestType,
  urgency: urgency as RuleUrgency,
  at: at?.toISOString() ?? null,
  standing,
})
