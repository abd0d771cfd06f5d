import type { Generated } from 'kysely'
import type { MeantFor, RestrictionKind } from './contract.ts'

interface Written {
  recorded_by: string
  recorded_at: Date
}
export interface ShelterTables {
  'assistance.bed': { id: string; provider: string; name: string; meant_for: MeantFor; closed: boolean }
  'assistance.stay': Written & {
    id: string
    bed: string
    person: string
    case_id: string
    /** Both written by a trigger. */
    person_code: Generated<string>
    meant: Generated<boolean>
    since: Date
    until: Date | null
    content: Buffer | null
  }
  'assistance.restriction_rule': { kind: RestrictionKind; review_hours: number; source: string; verified: boolean }
  'assistance.restriction': Written & {
    id: string
    stay: string
    person: string
    case_id: string
    kind: RestrictionKind
    content: Buffer
  }
  'assistance.restriction_review': Written & {
    restriction: string
    number: number
    case_id: string
    ends: boolean
    content: Buffer
  }
}
