import type { Generated, Selectable } from 'kysely'
import type { LegalBasis } from '../contract.ts'
import type { Provenance, RosterPart, RosterRow } from './contract.ts'

export interface RosterTables {
  'requests.roster_part': {
    id: string
    side: 'Out' | 'In'
    /** The other state. */
    state: string
    roster: string
    message: string | null
    provenance: Provenance
    reliability: RosterPart['reliability']
    credibility: RosterPart['credibility']
    listed_on: string | null
    whole_digest: string
    whole_count: number
    claimed: number | null
    counted: number
    withheld: Generated<number>
    fields: string[]
    legal_basis: LegalBasis[]
    content: Buffer
    author: string | null
    approver: Generated<string | null>
    agency: string | null
    at: Date
    sent_at: Generated<Date | null>
    read_at: Generated<Date | null>
    taken_at: Generated<Date | null>
    their_count: Generated<number | null>
    struck_at: Generated<Date | null>
    /** Rebuilt from what this node had said and forgotten. */
    restored_at: Generated<Date | null>
  }
  'requests.roster_person': { part: string; row_no: number; person: string }
  'requests.roster_case': { part: string; row_no: number; case_id: string }
}

export type PartRecord = Selectable<RosterTables['requests.roster_part']>

/** What is sealed of a part. */
export interface PartContent {
  readonly listMaker: string
  readonly place: string | null
  readonly rows: readonly RosterRow[]
}
