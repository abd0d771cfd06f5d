import type { SupportState } from './contract.ts'

export interface SupportTables {
  'assistance.support': {
    plan: string
    number: number
    person: string
    case_id: string
    state: SupportState
    types: string[]
    planned_end: string | null
    actual_end: string | null
    review_due: Date
    content: Buffer
    recorded_by: string
    recorded_at: Date
  }
}
