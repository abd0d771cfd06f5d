import type { Generated } from 'kysely'
import type { ConsentPurpose, ConsentState, Interpreter } from './contract.ts'

export interface AssistanceTables {
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
}
