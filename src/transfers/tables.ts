import type { Generated } from 'kysely'
import type { Category, Ground, Safeguard } from './contract.ts'

export interface TransfersTables {
  'transfers.law': {
    state: string
    since: string
    until: string | null
    name: string
    article: string
    source: string
    verified: boolean
  }
  'transfers.ground': {
    id: string
    state: string
    step: 'Adequacy' | 'Safeguards'
    since: string
    until: string | null
    rests_on: string
    source: string
    officer: string
    at: Date
    ended_at: Generated<Date | null>
    ended_by: Generated<string | null>
  }
  'transfers.transfer': {
    id: string
    way: 'Exchange' | 'Letter' | 'Network' | 'ByHand'
    recipient: string
    network: string | null
    at: Date
    kind: string
    step: string
    thread: string | null
    fields: string[] | null
    categories: Category[]
    persons: number
    purpose: string | null
    tlp: string | null
    pap: string | null
    law: string | null
    ground: Ground
    safeguards: Safeguard[]
    consents: string[]
    officer: string | null
  }
}
