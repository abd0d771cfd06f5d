import type { CaseworkTables } from '../../casework/index.ts'
import type { Context } from '../../platform/handle.ts'
import { openJson, openText, type DataKey } from '../../platform/seal.ts'
import type { AssistanceTables } from '../tables.ts'
import { AssessmentId, SafetyPlanId, type Assessed, type Contacted, type Demand, type SafetyPlan } from './contract.ts'
import type { SafetyTables } from './tables.ts'

export type Ctx = Context<AssistanceTables & CaseworkTables>
type Row<Name extends keyof SafetyTables> = Omit<
  { [Column in keyof SafetyTables[Name]]: SafetyTables[Name][Column] },
  'line'
>

export type PlanTold = Pick<SafetyPlan, 'contacts' | 'steps' | 'codeWord'>
export type DemandTold = Pick<Demand, 'amount' | 'said' | 'through'>

const written = (row: { recorded_by: string; recorded_at: Date }) => ({
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at.toISOString(),
})

export const toAssessed = (row: Row<'assistance.assessment'>, key: DataKey): Assessed => ({
  id: AssessmentId.parse(row.id),
  person: row.person as Assessed['person'],
  occasion: row.occasion,
  highest: row.highest,
  answers: openJson(key, 'assessment', row.content),
  reviewDue: row.review_due.toISOString(),
  ...written(row),
})

export const toPlan = (row: Row<'assistance.plan'>, key: DataKey): SafetyPlan => ({
  id: SafetyPlanId.parse(row.id),
  person: row.person as SafetyPlan['person'],
  safeHours:
    row.safe_from !== null && row.safe_until !== null
      ? { from: row.safe_from.slice(0, 5), until: row.safe_until.slice(0, 5) }
      : null,
  zone: row.zone,
  safeChannel: row.safe_channel,
  deviceMonitored: row.device_monitored,
  stillInside: row.still_inside,
  ...openJson<PlanTold>(key, 'safety plan', row.content),
  reviewDue: row.review_due.toISOString(),
  ...written(row),
})

export const toContacted = (row: Row<'assistance.contact'>, key: DataKey): Contacted => ({
  id: row.id,
  person: row.person as Contacted['person'],
  party: row.party,
  channel: row.channel,
  safeWord: row.code_word !== null,
  reason: row.reason && openText(key, 'contact', row.reason),
  ...written(row),
})

export const toDemand = (row: Row<'assistance.demand'>, key: DataKey): Demand => ({
  id: row.id,
  person: row.person as Demand['person'],
  ...openJson<DemandTold>(key, 'demand', row.content),
  advised: row.advised,
  policeTold: row.police_told,
  ...written(row),
})

/** Heard over a bad line, written by another hand: only letters and digits count. */
export const markOfWord = ({ vault }: Pick<Ctx, 'vault'>, person: string, word: string): Buffer =>
  vault.mark(
    'code word',
    `${person}|${word
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}]/gu, '')}`,
  )
