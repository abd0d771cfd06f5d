import type { Generated } from 'kysely'

export interface AccessTables {
  'access.agency': { id: string; name: string; kind: string; place: string | null }
  'access.role': { code: string; at: Generated<Date> }
  'access.role_right': { role: string; right: string; withdrawn: Date | null }
  'access.post': { id: string; agency: string; role: string; title: string; closed: Date | null }
  'access.officer': {
    id: string
    name: string
    email: string
    email_verified: Generated<boolean>
    two_factor_enabled: Generated<boolean>
    second_factor: Generated<'Required' | 'Exempt'>
    language: Generated<string>
    shortcuts: Generated<boolean>
    phone: string | null
    joined: Date | null
    created_at: Generated<Date>
    updated_at: Generated<Date>
  }
  'access.holding': {
    id: string
    officer: string
    post: string
    since: Date
    until: Date | null
    given_by: string | null
    ended_by: string | null
  }
  'access.conflict_block': { officer: string; subject: string; why: string; declared_by: string | null; at: Date }
  'access.conflict_claim': {
    id: string
    officer: string
    subject: string
    /** The person of the case whom the node found like the officer; null where a colleague asks. */
    about: string | null
    why: string
    declared_by: string | null
    at: Date
    due: Date
    outcome: 'Confirmed' | 'Refused' | 'Blocked' | null
    decided_by: string | null
    decided_at: Date | null
    late_told_at: Date | null
  }
  'access.break_glass': { id: string; officer: string; subject: string; at: Date; until: Date; reason: Buffer }
  'access.notice': {
    id: string
    officer: string
    kind: string
    subject: string | null
    detail: Generated<Record<string, unknown>>
    at: Date
    read_at: Date | null
  }
  'access.invitation': {
    id: string
    officer: string | null
    kind: 'FirstAdministrator' | 'Officer' | 'Recovery'
    token: Buffer
    at: Date
    expires: Date
    used: Date | null
    made_by: string | null
  }
  'access.session': {
    id: string
    user_id: string
    token: string
    expires_at: Date
    ip_address: string | null
    user_agent: string | null
    created_at: Date
    updated_at: Date
  }
  'access.account': {
    id: string
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    created_at: Generated<Date>
    updated_at: Generated<Date>
  }
  'access.two_factor': { id: string; user_id: string; secret: string; verified: boolean }
  'access.known_device': { token: Buffer; officer: string; since: Date; last_at: Date }
  'access.passkey': { id: string; user_id: string; name: string | null; created_at: Date | null }
}
