import type { Generated } from 'kysely'
import type { Interpreter } from '../contract.ts'
import type { MandateState, MandateStep, Matter } from './contract.ts'

export interface AidTables {
  'assistance.aid_rule': { clock: string; hours: number; source: string; verified: boolean }
  'assistance.lawyer': {
    id: string
    name: string
    firm: string
    state: string
    place: string
    languages: string[]
    subjects: Matter[]
    reach: string
    officer: string | null
    added_by: string
    added_at: Date
  }
  'assistance.retainer': { id: string; lawyer: string; token: Buffer; name: Buffer }
  /** Its state is written by a trigger only. */
  'assistance.mandate': {
    id: string
    person: string
    case_id: string
    lawyer: string
    matter: Matter
    state: Generated<MandateState>
    asked_by: string
    asked_at: Date
    accept_by: Date
    notes_key: string
    content: Buffer
  }
  'assistance.mandate_step': {
    mandate: string
    number: Generated<number>
    kind: MandateStep
    content: Buffer
    officer: string
    at: Date
  }
  'assistance.rights_told': {
    id: string
    person: string
    case_id: string
    language: string
    interpreter: Interpreter
    understood: 'Yes' | 'Partly' | 'No'
    content: Buffer
    recorded_by: string
    recorded_at: Date
  }
  'assistance.privileged_note': { id: string; mandate: string; content: Buffer; officer: string; at: Date }
  'assistance.aid_deadline': {
    id: string
    mandate: string
    due_at: Date
    content: Buffer
    met_at: Date | null
    officer: string
    at: Date
  }
}
