import type { Generated } from 'kysely'

type Json = Generated<Record<string, unknown>>

export interface CaseworkTables {
  'casework.code_counter': { year: number; last: number }
  'casework.case_file': {
    id: string
    code: string
    opened_at: Date
    opened_by: string | null
    opened_for: string | null
    opened_in: string[]
    title: Buffer
    summary: Buffer
    status: string
    status_reason: Buffer | null
    phase: string
    urgency: string
    tlp: string
    coordinator: string | null
    next_contact_due: Date | null
    states: Generated<string[]>
    people: Generated<number>
    suspects: Generated<number>
    touched_at: Date
    merged_into: string | null
  }
  'casework.case_report': { report: string; case_id: string; at: Date }
  'casework.state_role': { id: string; case_id: string; state: string; role: string; since: Date; until: Date | null }
  'casework.case_merge': {
    id: string
    keep: string
    absorbed: string
    reason: Buffer
    at: Date
    officer: string
    undone_at: Date | null
    undone_by: string | null
  }
  'casework.participation': {
    id: Generated<string>
    case_id: string
    agency: string
    compartment: string
    since: Date
    until: Date | null
    invited_by: string | null
    merge: string | null
  }
  /** Written by triggers only. */
  'casework.agency_case': {
    agency: string
    case_id: string
    compartments: string[]
    touched_at: Date
    status: string
    phase: string
    urgency: string
    coordinator: string | null
    next_contact_due: Date | null
    states: string[]
    merged: boolean
    code: string
    title: Buffer
    people: number
    opened_at: Date
  }
  /** Written by triggers only. */
  'casework.agency_counter': { agency: string; slot: number; open: number }
  'casework.person': {
    id: string
    case_id: string
    code: string
    identity: Buffer
    gender: string
    age: number | null
    age_source: string | null
    citizenship: string[]
    languages: string[]
    whereabouts: string
    next_contact_due: Date | null
    added_at: Date
  }
  'casework.person_role': {
    id: string
    person: string
    case_id: string
    role: string
    compartment: string
    since: Date
    until: Date | null
    officer: string | null
  }
  'casework.identifier': {
    id: string
    case_id: string
    person: string | null
    compartment: string
    kind: string
    value: Buffer
    token: Buffer
    at: Date
    officer: string | null
  }
  'casework.journey_leg': {
    id: string
    case_id: string
    person: string
    place_in_order: number
    kind: string
    country: string | null
    control: string
    documents: string
    content: Buffer
    at: Date
    officer: string | null
  }
  'casework.task': {
    id: string
    case_id: string
    person: string | null
    compartment: string
    kind: string
    title: Buffer | null
    about: string | null
    for_agency: string
    for_officer: string | null
    for_right: string | null
    due_at: Date | null
    state: string
    opened_at: Date
    opened_by: string | null
    ended_at: Date | null
    ended_by: string | null
    outcome: Buffer | null
    level: Generated<number>
    escalate_at: Date | null
  }
  'casework.clock_rule': {
    kind: string
    hours: number
    source: string
    verified: boolean
    valid_from: Date
    valid_to: Date | null
  }
  'casework.clock': {
    id: string
    case_id: string
    person: string | null
    kind: string
    started_at: Date
    due_at: Date
    source: string
    verified: boolean
    paused_at: Date | null
    pause_reason: string | null
    met_at: Date | null
    stopped_at: Date | null
    level: Generated<number>
    escalate_at: Date | null
  }
  'casework.note': {
    id: string
    case_id: string
    person: string | null
    compartment: string
    kind: string
    text: Buffer
    at: Date
    officer: string | null
  }
  'casework.event': {
    id: string
    case_id: string
    at: Date
    officer: string | null
    agency: string | null
    kind: string
    compartment: string | null
    detail: Json
    text: Buffer | null
  }
  'casework.case_link': {
    id: string
    case_id: string
    other: string
    kind: string
    reason: Buffer
    at: Date
    officer: string | null
    removed_at: Date | null
  }
  'casework.saved_filter': { id: string; officer: string; name: string; filter: unknown; at: Date }
}
