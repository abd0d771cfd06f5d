import type { Generated } from 'kysely'
import type { Urgency } from '../casework/contract.ts'
import type { Answers, Flag, ItemState, Outcome, Step } from './contract.ts'

export interface TriageTables {
  'triage.clock_rule': { urgency: Urgency; step: Step; minutes: number; source: string; verified: boolean }
  'triage.item': {
    report: string
    received_at: Date
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
  }
  'triage.clue': { report: string; kind: ClueKind; token: Buffer }
  'triage.decision': {
    report: string
    outcome: Outcome
    case_id: string | null
    decided_at: Date
    decided_by: string
    data_key: string
    reason: Buffer
  }
}

export type ClueKind = 'phone' | 'handle' | 'place' | 'name'
