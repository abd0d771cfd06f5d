import type { ColumnType, Generated } from 'kysely'
import type { Counts } from './contract.ts'

interface Sourced {
  source: string
  verified: boolean
}

/** A jsonb column: read as what it holds, written as text. */
type Json<T> = ColumnType<T, string | null, string | null>

export interface DirectoryTables {
  'directory.seed': { checksum: string; at: Generated<Date> }
  'directory.state': Sourced & {
    iso2: string
    iso3: string
    name_id: string
    name_en: string
    capital: string
    zones: string[]
    languages: string[]
    correspondent: Generated<boolean>
  }
  'directory.holiday': Sourced & {
    state: string
    day: ColumnType<string, string, never>
    name_id: string
    name_en: string
    active: Generated<boolean>
    feasts: Generated<string[]>
    version: Generated<number>
    post: string | null
    at: Date | null
  }
  'directory.feast': Sourced & {
    state: string
    code: string
    place: number
    name_id: string
    name_en: string
    rule: string | null
  }
  'directory.week': Sourced & {
    state: string
    since: ColumnType<string, string, never>
    version: Generated<number>
    off: number[]
    post: string | null
    at: Date | null
  }
  'directory.clock_rule': Sourced & {
    type: string
    urgency: string
    state: string | null
    instrument: string | null
    since: ColumnType<string, string, never>
    version: Generated<number>
    counts: Counts
    acknowledge: number
    answer: number
    ended: Generated<boolean>
    ours: boolean
    post: string | null
    at: Date | null
  }
  'directory.portal_words': {
    language: string
    slice: string
    words: Json<unknown>
    officer: string
    post: string
    at: Date
  }
  'directory.portal_review': {
    language: string
    slice: string
    digest: string
    reviewer: string
    officer: string
    post: string
    at: Date
  }
  'directory.network': Sourced & { code: string; name_id: string; name_en: string; role_id: string; role_en: string }
  'directory.membership': Sourced & { network: string; state: string; since: string; until: string | null }
  'directory.instrument': Sourced & {
    code: string
    kind: string
    binds: string
    name_id: string
    name_en: string
    signed: string | null
    in_force: string | null
    note_id: string | null
    note_en: string | null
  }
  'directory.party': Sourced & { instrument: string; state: string; signed: string | null; in_force: string | null }
  'directory.clause': Sourced & {
    code: string
    instrument: string
    place: number
    title_id: string
    title_en: string
    text_id: string
    text_en: string
  }
  'directory.request_basis': { type: string; clause: string; place: number }
  'directory.channel_rule': Sourced & {
    channel: string
    place: number
    types: string[] | null
    needs: string
    network: string | null
    instrument: string | null
    gives: string
    why_id: string
    why_en: string
    otherwise: string
    other_id: string
    other_en: string
  }
  'directory.caution': Sourced & {
    code: string
    state: string
    types: string[]
    since: ColumnType<Date, string, string>
    until: ColumnType<Date | null, string | null, string | null>
    text_id: string
    text_en: string
  }
  'directory.authority': {
    code: string
    state: string
    seat: string
    kind: string
    name_id: string
    name_en: string
    competence_id: string
    competence_en: string
    languages: string[]
    zone: string
    hours: Json<unknown>
    channels: Json<unknown>
    fictional: boolean
    source: string
    verified_by: string | null
    verified_at: Date | null
    active: Generated<boolean>
    version: Generated<number>
  }
  'directory.authority_version': {
    authority: string
    version: number
    act: string
    before: Json<unknown>
    officer: string
    post: string
    at: Date
    reason: string | null
  }
}
