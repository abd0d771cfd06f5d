import type { Generated } from 'kysely'
import type { AidTables } from './aid/tables.ts'
import type { PaperTables } from './papers/tables.ts'
import type { GrievanceTables } from './grievance/tables.ts'
import type { BurdenKind, BurdenStep } from './position/contract.ts'
import type { ConsentPurpose, ConsentState, Interpreter } from './contract.ts'
import type { SafetyTables } from './safety/tables.ts'
import type { ServiceTables } from './services/tables.ts'
import type { ShelterTables } from './shelter/tables.ts'
import type { SupportTables } from './support/tables.ts'

export interface AssistanceTables
  extends SafetyTables, GrievanceTables, AidTables, PaperTables, ServiceTables, ShelterTables, SupportTables {
  'assistance.consent': {
    id: string
    line: Generated<string>
    person: string
    case_id: string
    purpose: ConsentPurpose
    state: ConsentState
    language: string
    interpreter: Interpreter
    copy_given: boolean
    recipients: string[]
    fields: string[]
    expires_at: Date | null
    note: Buffer | null
    recorded_by: string
    recorded_at: Date
  }
  /** Written by a trigger only. */
  'assistance.standing': {
    person: string
    purpose: ConsentPurpose
    case_id: string
    state: ConsentState
    consent: string
    recipients: string[]
    fields: string[]
    at: Date
    expires_at: Date | null
    expired_at: Date | null
  }
  'assistance.override': {
    id: string
    person: string
    case_id: string
    purpose: ConsentPurpose
    against: string | null
    recipients: string[]
    fields: string[]
    clause: string
    source: string
    verified: boolean
    reason: Buffer
    tell: 'Now' | 'Later'
    look_again_on: string | null
    told_at: Date | null
    expires_at: Date
    proposed_by: string
    proposed_agency: string
    proposed_at: Date
    approved_by: string | null
    approved_agency: string | null
    approved_at: Date | null
    ended_at: Date | null
    ended_why: 'AnsweredAnew' | 'Ended' | 'NotApproved' | null
  }
  'assistance.receiver': {
    id: string
    consent: string
    person: string
    purpose: ConsentPurpose
    case_id: string
    slice: string
    kind: string
    subject: string
    recipient: string
    told_at: Date
    due: Date
    acknowledged_at: Date | null
    never_left: Generated<boolean>
    by_hand: Generated<boolean>
    compartment: Generated<string | null>
  }
  'assistance.burden': {
    id: string
    person: string
    case_id: string
    kind: BurdenKind
    state: string
    since: Date
    content: Buffer
    recorded_by: string
    recorded_at: Date
  }
  'assistance.burden_step': { burden: string; number: number; step: BurdenStep; content: Buffer; by: string; at: Date }
  'assistance.detention_rule': { state: string; review_hours: number; source: string; verified: boolean }
}
