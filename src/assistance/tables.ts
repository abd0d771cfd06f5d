import type { Generated } from 'kysely'
import type { BurdenKind, BurdenStep } from './position/contract.ts'
import type { ConsentPurpose, ConsentState, Interpreter } from './contract.ts'
import type { SafetyTables } from './safety/tables.ts'

export interface AssistanceTables extends SafetyTables {
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
    note: Buffer | null
    recorded_by: string
    recorded_at: Date
  }
  /** Written by a trigger only. */
  'assistance.standing': { person: string; purpose: ConsentPurpose; state: ConsentState; consent: string }
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
