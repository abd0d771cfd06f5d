import type { Generated } from 'kysely'
import type { z } from 'zod'
import type { Group, NeedStanding, ServiceStep, ServiceType, ServiceUrgency, TransferReason } from './contract.ts'

interface Written {
  recorded_by: string
  recorded_at: Date
}

export interface ServiceTables {
  'assistance.urgency_rule': { urgency: ServiceUrgency; hours: number; source: string; verified: boolean }
  'assistance.service_type': { type: ServiceType; compartment: 'protection' | 'health' | 'psychosocial' }
  'assistance.provider': {
    id: string
    name: string
    district: string
    types: string[]
    serves: string[]
    languages: string[]
    remote: boolean
    capacity: number | null
    phone: string | null
    verified_on: string | null
    closed: boolean
    changed_at: Date
  }
  'assistance.need': Written & {
    id: string
    person: string
    case_id: string
    type: ServiceType
    urgency: ServiceUrgency
    district: string
    who: Group
    due_at: Date
    content: Buffer
  }
  'assistance.need_standing': { need: string; standing: NeedStanding; provider: string | null }
  'assistance.service_step': Written & {
    need: string
    number: number
    case_id: string
    step: ServiceStep
    provider: string | null
    content: Buffer
  }
  'assistance.service_note': Written & {
    id: string
    need: string
    case_id: string
    compartment: 'protection' | 'health' | 'psychosocial'
    content: Buffer
  }
  'assistance.transfer': Written & {
    id: string
    person: string
    case_id: string
    need: Generated<string | null>
    provider: string
    reason: z.infer<typeof TransferReason>
    content: Buffer
  }
  'assistance.transfer_answer': Written & { transfer: string; case_id: string; accepted: boolean; content: Buffer }
}
