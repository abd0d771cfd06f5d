import type { Generated, Selectable } from 'kysely'
import type { HandedHow, PacketMailState, PacketWay, RevokedWhy } from './contract.ts'

export interface CorrespondentTables {
  'requests.by_hand': { request: string }
  'requests.packet': {
    id: string
    request: string
    way: PacketWay
    token: Buffer | null
    code: Buffer
    content: Buffer | null
    made_at: Date
    made_by: string
    post: string
    expires_at: Date | null
    tries: Generated<number>
    handed_at: Date | null
    handed_how: HandedHow | null
    handed_post: string | null
    opened_at: Date | null
    answer_key: Buffer | null
    answered_at: Date | null
    revoked_at: Date | null
    revoked_why: RevokedWhy | null
  }
  'requests.packet_mail': {
    packet: string
    mail: string
    authority: string
    address: Buffer
    post: string
    at: Date
    state: PacketMailState
    trouble: string | null
    perhaps_twice: Generated<boolean>
    moved_at: Date
  }
}

export type PacketRecord = Selectable<CorrespondentTables['requests.packet']>
