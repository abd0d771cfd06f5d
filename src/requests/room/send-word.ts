import { recordEvent } from '../../casework/index.ts'
import { sendMessage } from '../../exchange/index.ts'
import { announce } from '../../platform/announce.ts'
import type { Pap, Tlp } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { notAsAgreed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { noteWord } from '../transfers/note-transfer.ts'
import { contentOf, type Saying } from './body.ts'
import { RoomBody, roomMessage } from './messages.ts'
import { caseOf, keyOfRoom, sealWord, type RoomRecord } from './room-row.ts'

export type Kept = NonNullable<Parameters<typeof sendMessage>[1]['attachments']>[number]

export interface NewWord {
  readonly id: string
  readonly shared: boolean
  readonly tlp: Tlp
  readonly pap: Pap
  readonly said: Saying
  /** For each state its own sealed copy of the file. */
  readonly kept?: Readonly<Record<string, Kept>>
}

/** Writes a word of ours and, where it is shared, posts a copy to each state of the room, all in one transaction. */
export async function sendWord(
  context: Ctx,
  { room, doors }: { room: RoomRecord; doors: readonly RequestRecord[] },
  word: NewWord,
): Promise<void> {
  const { db, now, state, officer } = context
  const { id, said, shared, tlp, pap } = word
  const { kind } = said
  const about = 'about' in said ? said.about : null
  const post = officer?.post ?? 'node'
  const content = sealWord(await keyOfRoom(context, room.id), id, { post, ...contentOf(said) })
  const row = { id, room: room.id, kind, from_state: state, shared, tlp, pap, at: now, about, content }
  await db
    .insertInto('requests.room_word')
    .values({ ...row, message: null, read_at: null, recalled: null })
    .execute()
  if (!shared) return
  for (const to of room.states.filter((each) => each !== state)) await postTo(context, { room, doors, word, to, post })
  await announce(db, 'requests.room-said', { room: room.id, request: doors[0]!.id })
}

interface Posting {
  readonly room: RoomRecord
  readonly doors: readonly RequestRecord[]
  readonly word: NewWord
  readonly to: string
  readonly post: string
}

async function postTo(context: Ctx, { room, doors, word, to, post }: Posting): Promise<void> {
  const { db, now } = context
  const door = doors.find(({ state }) => state === to) ?? doors[0]!
  const parsed = RoomBody.safeParse({
    room: room.id,
    word: word.id,
    tlp: word.tlp,
    pap: word.pap,
    post,
    at: now.toISOString(),
    ...word.said,
    ...(word.said.kind === 'Opened' && { request: door.id }),
  })
  if (!parsed.success) throw notAsAgreed('requests/field-not-allowed', parsed.error)
  const kept = word.kept?.[to]
  const message = await sendMessage(context, {
    to,
    type: roomMessage,
    thread: room.id,
    body: parsed.data,
    handling: { tlp: word.tlp, pap: word.pap, onward: 'ask', purpose: door.purpose },
    legalBasis: door.legal_basis.map(({ clause }) => clause),
    ...(kept && { attachments: [kept] }),
  })
  await db.insertInto('requests.room_copy').values({ message, word: word.id, state: to }).execute()
  await noteWord(context, { door, to, message, kind: word.said.kind, tlp: word.tlp })
}

/** That there is a room, and when it closes, stands in the timeline of the case; what is said in it stands in the room. */
export async function noteInCase(
  context: Ctx,
  doors: readonly RequestRecord[],
  detail: { readonly what: 'opened' | 'closed'; readonly room: string; readonly states: readonly string[] },
): Promise<void> {
  const id = caseOf(doors)
  if (id === null) return
  const { what, room, states } = detail
  if (what === 'opened')
    await recordEvent(context, { case: id, kind: 'requests.room-opened', detail: { room, states: states.join(', ') } })
  else
    await recordEvent(context, { case: id, kind: 'requests.room-closed', detail: { room, states: states.join(', ') } })
}
