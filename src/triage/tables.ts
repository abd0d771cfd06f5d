import type { Generated } from 'kysely'
import type { Urgency } from '../casework/contract.ts'
import type { Answers, Flag, ItemState, Outcome, Question, Step } from './contract.ts'

export interface TriageTables {
  'triage.clock_rule': { urgency: Urgency; step: Step; minutes: number; source: string; verified: boolean }
  'triage.item': {
    report: string
    received_at: Date
    /** From when its clocks run. */
    since: Date
    round: Generated<number>
    urgency: Urgency
    urgency_by: string | null
    answers: Generated<Answers>
    owner: string | null
    state: Generated<ItemState>
    flags: Flag[]
    read_at: Date | null
    answered_at: Date | null
    acted_at: Date | null
    /** By when the reporter was told to hear from us; null once the clock of a case keeps that promise. */
    promised_at: Date | null
    late_told_at: Generated<Date | null>
    /** Since when something that the reporter wrote is unread. */
    wrote_at: Generated<Date | null>
    paused_at: Generated<Date | null>
    stood_seconds: Generated<number>
  }
  'triage.first_action': { reason: Question; place: number; action: string; source: string; verified: boolean }
  'triage.action_done': { report: string; action: string; done_at: Date; done_by: string }
  'triage.clue': { report: string; kind: ClueKind; token: Buffer }
  'triage.decision': {
    report: string
    round: number
    outcome: Outcome
    case_id: string | null
    decided_at: Date
    decided_by: string
    data_key: string
    reason: Buffer
  }
}

export type ClueKind = 'phone' | 'handle' | 'place' | 'name'
