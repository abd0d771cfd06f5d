import type { Generated } from 'kysely'
import type { Channel, Danger, FileState, ReportState } from './contract.ts'
import type { Teller } from './teller.ts'

export interface IntakeTables {
  'intake.report': {
    id: string
    receipt: string
    secret: Buffer
    once: Buffer
    channel: Channel
    language: string
    state: ReportState
    danger: Danger
    teller: Generated<Teller>
    received_at: Date
    taken_by: string | null
    taken_for: string | null
    first_answered_at: Date | null
    next_contact_due: Date
    case_file: string | null
    content: Buffer
  }
  'intake.message': {
    id: string
    report: string
    at: Date
    author: 'Reporter' | 'Officer' | 'Node'
    officer: string | null
    kind: 'Text' | 'Moved'
    once: Buffer | null
    body: Buffer
    read_at: Generated<Date | null>
    read_by: Generated<string | null>
  }
  'intake.file': {
    id: string
    report: string
    message: string | null
    at: Date
    state: FileState
    type: string | null
    size: Generated<string>
    sha256: Buffer | null
    name: Buffer
  }
  'intake.visit': {
    token: Buffer
    report: string
    kind: 'Writing' | 'Sent' | 'Reading'
    expires_at: Date
    draft: Buffer | null
  }
}
