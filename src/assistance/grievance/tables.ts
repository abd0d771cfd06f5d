import type { Generated } from 'kysely'
import type {
  GrievanceChannel,
  GrievanceOutcome,
  GrievanceState,
  GrievanceStep,
  GrievanceTrack,
  GrievanceType,
} from './contract.ts'

export interface GrievanceTables {
  'assistance.grievance_rule': { clock: string; days: number; source: string; verified: boolean }
  /** Where it stands is written by triggers only. */
  'assistance.grievance': {
    id: string
    receipt: string
    secret: Buffer
    once: Buffer
    channel: GrievanceChannel
    language: string
    type: GrievanceType
    officials: boolean
    anonymous: boolean
    about_state: string | null
    may_go_abroad: boolean
    about_agency: string | null
    track: Generated<GrievanceTrack>
    state: Generated<GrievanceState>
    received_at: Date
    decided_at: Generated<Date | null>
    outcome: Generated<GrievanceOutcome | null>
    due_at: Generated<Date | null>
    level: Generated<number>
    escalate_at: Generated<Date | null>
    taken_by: string | null
    content: Buffer
  }
  'assistance.grievance_step': {
    grievance: string
    number: Generated<number>
    kind: GrievanceStep | 'Wrote'
    agency: Generated<string | null>
    accused: Generated<string[]>
    outcome: Generated<GrievanceOutcome | null>
    days: Generated<number | null>
    answer: Generated<string | null>
    content: Buffer
    taken_by: string | null
    at: Date
  }
  'assistance.grievance_check': {
    grievance: string
    days: number
    due_at: Date
    answer: string | null
    done_at: Date | null
  }
}
