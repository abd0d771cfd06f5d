import type { DecisionBody, IdentificationStatus } from './contract.ts'

export interface IdentificationTables {
  'identification.determination': {
    id: string
    person: string
    case_id: string
    state: string
    number: number
    status: IdentificationStatus
    body: DecisionBody | null
    reasons: Buffer | null
    appeal_told: boolean
    /** A day, `2026-11-24`. */
    appeal_until: string | null
    decided_on: string
    decided_by: string | null
    message: string | null
    at: Date
  }
}
