import type { Generated } from 'kysely'
import type { FlagKind, Occasion, Party, RiskLevel, SafeChannel } from './contract.ts'

interface Written {
  recorded_by: string
  recorded_at: Date
}
interface OfPerson extends Written {
  id: string
  person: string
  case_id: string
}

export interface SafetyTables {
  'assistance.assessment': OfPerson & {
    line: Generated<string>
    occasion: Occasion
    highest: RiskLevel
    review_due: Date
    content: Buffer
  }
  'assistance.flag': {
    id: string
    person: string | null
    case_id: string
    kind: FlagKind
    origin: 'Officer' | 'Assessment' | 'OtherState'
    content: Buffer | null
    recorded_by: string | null
    recorded_at: Date
  }
  'assistance.flag_lift': Written & { flag: string; case_id: string; content: Buffer }
  'assistance.plan': OfPerson & {
    line: Generated<string>
    safe_from: string | null
    safe_until: string | null
    zone: string
    safe_channel: SafeChannel | null
    device_monitored: boolean
    still_inside: boolean
    code_word: Buffer | null
    review_due: Date
    content: Buffer
  }
  'assistance.contact': OfPerson & {
    party: Party
    channel: SafeChannel
    /** Written by a trigger: the plan under which it was made. */
    plan: Generated<string | null>
    code_word: Buffer | null
    reason: Buffer | null
  }
  'assistance.demand': OfPerson & { content: Buffer; advised: boolean; police_told: boolean }
}
