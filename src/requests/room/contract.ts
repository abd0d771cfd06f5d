import { z } from 'zod'
import { CaseId } from '../../casework/contract.ts'
import { command, query } from '../../platform/contract.ts'
import { RecallReason } from '../beside/contract.ts'
import { Pap, RequestId, State, text, Tlp } from '../codes/contract.ts'

export const RoomId = z.uuid().brand<'RoomId'>()
export type RoomId = z.infer<typeof RoomId>

export const WordKind = z.enum([
  'Opened',
  'Message',
  'Meeting',
  'Decision',
  'Action',
  'File',
  'Done',
  'Recalled',
  'Closed',
])
export type WordKind = z.infer<typeof WordKind>

/** RED means named persons (domain.md §9.1): those travel as a request, never in a room. */
export const RoomTlp = z.enum(['AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'])

const line = z.string().trim().min(1).max(200)
/** BCP 47. */
const language = z.string().min(2).max(10)

/** What is said, as an officer writes it and as it crosses. */
export const saying = {
  Message: { kind: z.literal('Message'), text, language },
  Decision: { kind: z.literal('Decision'), text, language },
  Meeting: {
    kind: z.literal('Meeting'),
    title: line,
    starts: z.iso.datetime(),
    place: line,
    agenda: z.array(line).max(20),
    language,
  },
  Action: {
    kind: z.literal('Action'),
    text,
    owner: State,
    /** A post, never a name. */
    ownerPost: line,
    due: z.iso.date(),
    language,
  },
} as const

export const Said = z.discriminatedUnion('kind', [
  z.strictObject(saying.Message),
  z.strictObject(saying.Decision),
  z.strictObject(saying.Meeting),
  z.strictObject(saying.Action),
  z.strictObject({ kind: z.literal('File'), name: line, file: z.uuid() }),
])
export type Said = z.infer<typeof Said>

/** A copy of a word of ours, on its way to one state. */
export const RoomCopy = z.object({
  state: State,
  delivery: z.string(),
  /** Why it does not move, where that is known. */
  code: z.string().nullable(),
})

export const RoomWord = z.object({
  id: z.uuid(),
  kind: WordKind,
  from: State,
  /** False: it stays on this node. */
  shared: z.boolean(),
  post: z.string(),
  at: z.iso.datetime(),
  tlp: Tlp,
  pap: Pap,
  language: z.string().nullable(),
  text: z.string().nullable(),
  meeting: z.object({ starts: z.iso.datetime(), place: z.string(), agenda: z.array(z.string()) }).nullable(),
  action: z
    .object({
      owner: State,
      ownerPost: z.string(),
      due: z.iso.date(),
      doneAt: z.iso.datetime().nullable(),
      /** It is ours to do and still open. */
      mayFinish: z.boolean(),
    })
    .nullable(),
  file: z.object({ name: z.string(), type: z.string(), size: z.number().int() }).nullable(),
  recalled: RecallReason.nullable(),
  /** Came, and nobody here has read it. */
  unread: z.boolean(),
  copies: z.array(RoomCopy),
})
export type RoomWord = z.infer<typeof RoomWord>

const RoomRow = z.object({
  id: RoomId,
  title: z.string(),
  host: State,
  /** Who takes part, this state too. */
  states: z.array(State),
  through: z.array(RequestId),
  case: CaseId.nullable(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  unread: z.number().int(),
  openActions: z.number().int(),
  /** Words of ours that have not been signed for everywhere. */
  waiting: z.number().int(),
})
export type RoomRow = z.infer<typeof RoomRow>

export const RoomView = RoomRow.extend({
  words: z.array(RoomWord),
  /** A yes that the requests of this room rest on does not stand any more: nothing more is shared. */
  gated: z.boolean(),
  may: z.array(z.enum(['say', 'close'])),
})
export type RoomView = z.infer<typeof RoomView>

const where = { room: RoomId }
const Done = z.object({ ...where, word: z.uuid(), case: CaseId.nullable() })

export const listRooms = query('requests/list-rooms', {
  summary: 'The rooms of a case, or those that a request leads to, with what is unread in them.',
  input: z.strictObject({ case: CaseId }).or(z.strictObject({ request: RequestId })),
  output: z.object({
    rooms: z.array(RoomRow),
    case: CaseId.nullable(),
    /** Requests through which a room could be opened, the newest of each state first. */
    doors: z.array(z.object({ request: RequestId, state: State, kind: z.string() })),
  }),
})

export const getRoom = query('requests/get-room', {
  summary: 'A room with all that was said in it, shared and our own, and how far each word of ours has come.',
  input: z.strictObject(where),
  output: RoomView,
})

export const openRoom = command('requests/open-room', {
  summary: 'Open a room with the states that share a case through these requests.',
  input: z.strictObject({ through: z.array(RequestId).min(1).max(10), title: line }),
  output: Done,
})

export const sayInRoom = command('requests/say-in-room', {
  summary: 'Say something in a room, or note it for this node alone.',
  input: z
    .strictObject({ ...where, said: Said, shared: z.boolean(), tlp: Tlp.default('AMBER'), pap: Pap.default('AMBER') })
    .refine(({ shared, tlp }) => !shared || tlp !== 'RED', { path: ['tlp'], message: 'RED travels as a request' }),
  output: Done,
})

export const finishAction = command('requests/finish-action', {
  summary: 'Say that an action which is ours to do is done.',
  input: z.strictObject({ ...where, action: z.uuid() }),
  output: Done,
})

export const takeBackWord = command('requests/take-back-word', {
  summary: 'Take back what we said in a room; its content is erased in every state.',
  input: z.strictObject({ ...where, word: z.uuid(), reason: RecallReason }),
  output: Done,
})

export const closeRoom = command('requests/close-room', {
  summary: 'Close a room that this state opened; it can still be read.',
  input: z.strictObject(where),
  output: Done,
})

export const readRoom = command('requests/read-room', {
  summary: 'Say that what came into a room was read; the states that said it get a signed receipt.',
  input: z.strictObject(where),
  output: z.object({ ...where, read: z.number().int(), case: CaseId.nullable() }),
})

export const openRoomFile = query('requests/open-room-file', {
  summary: 'Open a file of a room for the officer who asks; the address holds for her alone, for ten minutes.',
  input: z.strictObject({ ...where, word: z.uuid() }),
  output: z.object({ ...where, address: z.string(), name: z.string(), type: z.string(), case: CaseId.nullable() }),
})
