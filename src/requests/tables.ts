import type { ConsentPurpose } from '../assistance/contract.ts'
import type { Knowledge } from './lead/protocol.ts'
import type { Generated, GeneratedAlways, Selectable, Updateable } from 'kysely'
import type { CorrespondentTables } from './correspondents/tables.ts'
import type { ClockTables } from './clocks/tables.ts'
import type { RegistersTables } from './registers/tables.ts'
import type { RosterTables } from './roster/tables.ts'
import type { RoomTables } from './room/tables.ts'
import type { UpgradeTables } from './upgrade/tables.ts'
import type { TranslationTables } from './translate/tables.ts'
import type { LetterKind, LetterLanguage } from '../letters/contract.ts'
import type {
  Caveat,
  LegalBasis,
  OfferedLead,
  Pap,
  Purpose,
  RecallReason,
  RequestKind,
  RequestStatus,
  Tlp,
  Urgency,
} from './contract.ts'

export interface RequestsTables
  extends
    RegistersTables,
    RoomTables,
    TranslationTables,
    UpgradeTables,
    RosterTables,
    ClockTables,
    CorrespondentTables {
  'requests.request': {
    id: string
    side: 'Out' | 'In'
    kind: RequestKind
    /** The other state. */
    state: string
    case_id: string | null
    person: string | null
    status: RequestStatus
    /** Where it stood when a question stopped it. */
    before: RequestStatus | null
    theirs: RequestStatus | null
    urgency: Urgency
    tlp: Tlp
    pap: Generated<Pap>
    purpose: Purpose
    caveats: Caveat[]
    language: string
    legal_basis: LegalBasis[]
    fields: Buffer
    version: Generated<number>
    /** A field of it singles a person out: it is RED from its sending on. */
    names_a_person: boolean
    /** Set by PostgreSQL from the kind: it leaves only after a second person looked. */
    always_second: Generated<boolean>
    /** What the state asked says of a status that it was told: ACTIP 14.2. */
    recognition: Generated<string | null>
    immediate_danger: Generated<boolean>
    competence: string[]
    agency: string | null
    author: string | null
    approver: string | null
    approval_due: Date | null
    return_note: Buffer | null
    message: string | null
    sent_at: Date | null
    acknowledge_due: Date | null
    answer_due: Date | null
    paused_at: Date | null
    expires_at: Date | null
    overdue_told_at: Date | null
    /** An answer has come since the person who reported was last told. */
    untold: Generated<boolean>
    /** Rebuilt from what this node had said and forgotten; what stayed here only is gone. */
    restored_at: Generated<Date | null>
    /** A step of ours came back that answers something of theirs which is not here again yet. */
    still_missing: Generated<boolean>
    updated_at: Date
    /** Said by PostgreSQL from the status: not settled. */
    open: GeneratedAlways<boolean>
  }
  'requests.entry': {
    message: string
    request: string
    from_state: string
    step: string
    at: Date
    reason: string | null
    /** Which groups of facts about her it carries. */
    groups: string[]
    content: Buffer
  }
  'requests.recall': {
    /** The message that recalls. */
    id: string
    request: string
    /** We recall, or they do. */
    side: 'Out' | 'In'
    /** The message in which the wrong thing stood. */
    target: string
    fields: string[]
    reason: RecallReason
    at: Date
    erase_due: Date
    breach_due: Date
    /** When the receiver signed that nothing of it is left. */
    erased_at: Date | null
    overdue_told_at: Date | null
    /** The record of consent by which she took her yes back. */
    withdrawal: Generated<string | null>
    /** Of what. */
    purpose: Generated<ConsentPurpose | null>
  }
  'requests.onward': {
    /** The message that asks. */
    id: string
    request: string
    /** We ask, or they do. */
    side: 'Out' | 'In'
    to_state: string
    fields: string[]
    at: Date
    answer: 'Allowed' | 'Refused' | null
    answered_at: Date | null
  }
  'requests.lead': {
    id: string
    case_id: string | null
    knowledge: Knowledge
    through: Record<string, string>
    offered: OfferedLead | null
  }
  'requests.letter_batch': {
    id: string
    kind: LetterKind
    languages: LetterLanguage[]
    fill: Buffer
    officer: string
    agency: string
    post: string
    at: Date
  }
  'requests.letter_batch_item': {
    batch: string
    place: number
    request: string
    letter: string | null
    problem: string | null
    facts: string[] | null
  }
}

export type RequestRecord = Selectable<RequestsTables['requests.request']>
export type RequestChange = Updateable<RequestsTables['requests.request']>
