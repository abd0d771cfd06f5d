import type { Generated } from 'kysely'
import type { PlatformTables } from '../platform/handle.ts'
import type { Host } from '../platform/http.ts'
import type { DeliveryState } from './contract.ts'
import type { MembersTables } from './members/tables.ts'
import type { Step } from './protocol.ts'

export interface ExchangeTables extends MembersTables {
  'exchange.own_key': {
    kid: string
    use: 'sign' | 'seal'
    epoch: number
    public_key: string
    sealed: Buffer
    data_key: string
    made_at: Date
    retired_at: Date | null
  }
  'exchange.directory': { version: number; document: string; accepted_at: Date }
  'exchange.partner': {
    state: string
    heard_at: Date | null
    failures: Generated<number>
    failing_since: Date | null
    failure: string | null
    next_try_at: Date | null
    numbered: Generated<string>
    pulled: Generated<string>
  }
  'exchange.thread': {
    partner: string
    thread: string
    direction: 'in' | 'out'
    seq: Generated<number>
    digest: string | null
    data_key: string
  }
  'exchange.message': {
    id: string
    line: Generated<string>
    direction: 'in' | 'out'
    partner: string
    thread: string
    seq: number
    type: string
    digest: string
    envelope: string
    wire: string | null
    state: DeliveryState
    code: string | null
    issued_at: Date
    expires_at: Date
    sent_at: Date | null
    position: string | null
    problem: string | null
    voids: string | null
    voided_by: string | null
    life: number | null
    answered_by: string | null
    answered_at: Date | null
  }
  'exchange.payload': { message: string; sealed: Buffer }
  'exchange.attachment': {
    message: string
    nth: number
    digest: string
    bytes: string
    type: string
    whole_at: Date | null
  }
  'exchange.recovery': {
    recovery: Generated<string>
    at: Date
    partner: string | null
    thread: string | null
    found: 'mark' | 'forgotten' | 'adopt' | 'agree' | 'rejoin' | 'two-pasts'
    fetched: number
  }
  'exchange.replay': {
    message: string
    partner: string
    thread: string
    state: Generated<'Waiting' | 'Replaying' | 'Done' | 'PutAway'>
    code: string | null
    at: Date
    tried_at: Date | null
    settled_at: Date | null
  }
  'exchange.pouch': { digest: string; direction: 'in' | 'out'; partner: string; at: Date; lines: string[] }
  'exchange.objection': { partner: string; message: string; problem: string; at: Date }
  'exchange.receipt': { message: string; step: Step; receipt: string; at: Date; code: string | null }
  'exchange.outbound': {
    line: Generated<string>
    message: string
    step: Step | null
    partner: string
    thread: string | null
    seq: number | null
    tries: Generated<number>
    objection: Generated<string | null>
    objections: Generated<number>
    objecting_since: Generated<Date | null>
    objected_at: Generated<Date | null>
    code: string | null
    queued_at: Date
    next_try_at: Date
    dead_at: Date | null
    stopped: Generated<boolean>
  }
  'exchange.log_pending': { line: Generated<string>; kind: LoggedKind; digest: string; mark: Buffer | null }
  'exchange.log_leaf': { index: string; kind: LoggedKind; digest: string; mark: Buffer | null; hash: Buffer }
  'exchange.log_head': {
    head: Generated<string>
    size: string
    at: Date
    note: string
    settled_at: Date | null
    stamp: Buffer | null
    stamp_code: string | null
  }
  'exchange.log_cosignature': { head: string; witness: string; line: string; at: Date }
  'exchange.log_witness': { state: string; size: Generated<string>; code: string | null; since: Date | null }
  'exchange.witnessed': { origin: string; state: string; size: string; note: string; at: Date }
  'exchange.log_breach': {
    breach: Generated<string>
    origin: string
    state: string
    found: 'forked' | 'not-consistent' | 'shrunk'
    at: Date
    held: string
    shown: string
    closed_at: Date | null
  }
}

/** What becomes a leaf of the transparency log. */
export type LoggedKind = 'envelope' | 'receipt' | 'match-query' | 'ledger-head'

export type ExchangeHost = Host<ExchangeTables & PlatformTables>
