import type { ColumnType, Generated } from 'kysely'
import type { AskedBy } from './appeal/contract.ts'
import type { DecisionBody, IdentificationStatus } from './contract.ts'
import type { GroundKind, Side } from './matrix/contract.ts'
import type { RecognitionAnswer } from './recognition/contract.ts'
import type { Minor, Suggestion } from './screening/assess.contract.ts'
import type { Box } from './screening/catalogue.contract.ts'

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
    /** The law by which it was weighed: `id-uu21-2007@2007`. */
    definition: string | null
    found: Generated<Box[]>
    /** The appeal that it decides. */
    appeal: string | null
    /** Our answer to another state's decision, from which it follows. */
    recognition: string | null
  }
  'identification.appeal': {
    id: string
    person: string
    case_id: string
    determination: string
    asked_by: AskedBy
    content: Buffer
    late: boolean
    at: Date
    /** Null: opened by the node, because it was asked for from outside the unit. */
    by: string | null
    withdrawn_at: Date | null
    withdrawn_by: string | null
    withdrawn_why: Buffer | null
  }
  'identification.age_dispute': {
    id: string
    person: string
    case_id: string
    content: Buffer
    at: Date
    by: string
    decided_at: Date | null
    decided_by: string | null
    finding: 'Child' | 'Adult' | null
    reasons: Buffer | null
  }
  'identification.guardian': {
    id: string
    person: string
    case_id: string
    kind: 'Guardian' | 'Advocate'
    relation: 'Parent' | 'Relative' | 'AppointedByCourt' | 'SocialWorker' | 'Organisation'
    her_view: 'Agrees' | 'Disagrees' | 'NotYetAsked' | 'TooYoungToSay'
    content: Buffer
    since: string
    at: Date
    by: string
    ended_at: Date | null
    ended_by: string | null
    ended_why: Buffer | null
  }
  'identification.recognition': {
    id: string
    person: string
    case_id: string
    determination: string
    number: number
    answer: RecognitionAnswer
    body: DecisionBody
    reasons: Buffer
    at: Date
    by: string
  }
  'identification.backing': {
    id: string
    person: string
    case_id: string
    box: Box
    side: Side
    kind: Exclude<GroundKind, 'Answer'>
    ground: string
    content: Buffer
    at: Date
    by: string
    struck_at: Date | null
    struck_by: string | null
    struck_why: Buffer | null
  }
  'identification.catalogue': {
    line: Generated<string>
    name: string
    version: string
    document: ColumnType<unknown, string, never>
    taken_at: Date
    taken_by: string
  }
  'identification.screening': {
    id: string
    person: string
    case_id: string
    form: string
    form_version: string
    catalogues: string[]
    minor: Minor
    language: string
    interpreted: string | null
    begun_at: Date
    begun_by: string
    ended_at: Date | null
    suggestion: Suggestion | null
    determination: string | null
  }
  'identification.answer': {
    id: string
    line: Generated<string>
    screening: string
    content: Buffer
    at: Date
    by: string
  }
}
