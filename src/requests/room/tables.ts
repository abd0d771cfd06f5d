import type { Generated } from 'kysely'
import type { RecallReason } from '../beside/contract.ts'
import type { Pap, Tlp } from '../codes/contract.ts'
import type { WordKind } from './contract.ts'

export interface RoomTables {
  'requests.room': {
    id: string
    host: string
    states: string[]
    through: string[]
    title: Buffer
    opened_at: Date
    closed_at: Date | null
  }
  'requests.room_word': {
    id: string
    room: string
    kind: WordKind
    from_state: string
    shared: boolean
    tlp: Tlp
    pap: Pap
    at: Date
    about: string | null
    content: Buffer
    message: string | null
    read_at: Date | null
    recalled: RecallReason | null
  }
  'requests.room_copy': {
    message: string
    word: string
    state: string
    delivery: Generated<string>
  }
  'requests.room_file': {
    id: string
    room: string
    officer: string
    word: string | null
    type: string
    size: number
    content: Buffer | null
    kept: Buffer
    at: Date
  }
}
