import { announce } from '../../platform/announce.ts'
import type { InboundMessage } from '../../platform/inbound-message.ts'
import { createDataKey, sealText } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import {
  alreadyKnown,
  noSuchRequest,
  noSuchRoom,
  noSuchWord,
  notAsAgreed,
  roomIsClosed,
  roomNotHereYet,
} from '../problems.ts'
import { eraseWord } from './erase-word.ts'
import { handledAs } from './may-share.ts'
import { RoomBody } from './messages.ts'
import { contentOf, textsOf } from './body.ts'
import { doorsOf, keyOfRoom, openWord, sealWord, type RoomRecord, type WordRecord } from './room-row.ts'
import { noteInCase } from './send-word.ts'

/** A word of another state. Who is not of the room is not heard, and nobody speaks of another's words as of its own. */
export async function takeWord(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = RoomBody.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { data: body } = parsed
  if (message.thread !== body.room || (body.kind === 'File') !== (message.attachments?.length === 1))
    throw noSuchRoom(body.room)
  const known = await context.db
    .selectFrom('requests.room_word')
    .select('id')
    .where('id', '=', body.word)
    .executeTakeFirst()
  if (known) throw alreadyKnown(body.word)
  const room =
    body.kind === 'Opened' ? await takeOpened(context, message, body) : await roomFrom(context, message, body)
  const doors = await doorsOf(context, room)
  const first = !(await hasUnread(context, room))
  const about = 'about' in body ? await aboutWhat(context, room, { from: message.from, body }) : undefined
  await keep(context, {
    room,
    message,
    body,
    tlp: await handledAs(context, doors, { tlp: body.tlp, texts: textsOf(contentOf(body)) }),
  })
  if (body.kind === 'Recalled') await eraseWord(context, about!, body.reason)
  if (body.kind === 'Closed') {
    await context.db.updateTable('requests.room').set({ closed_at: context.now }).where('id', '=', room.id).execute()
    await noteInCase(context, doors, { what: 'closed', room: room.id, states: room.states })
  }
  await announce(context.db, 'requests.room-word', { room: room.id, request: doors[0]!.id, first })
}

async function hasUnread({ db }: Ctx, { id }: RoomRecord): Promise<boolean> {
  const word = await db
    .selectFrom('requests.room_word')
    .select('id')
    .where('room', '=', id)
    .where('message', 'is not', null)
    .where('read_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return word !== undefined
}

type Opened = Extract<RoomBody, { kind: 'Opened' }>

/** A room comes to us through a request that we share with whoever opens it. */
async function takeOpened(context: Ctx, { from }: InboundMessage, body: Opened): Promise<RoomRecord> {
  const { db, vault, state } = context
  const { room: id, request, states, title } = body
  const row = await db
    .selectFrom('requests.request')
    .selectAll()
    .where('id', '=', request)
    .where('state', '=', from)
    .where('message', 'is not', null)
    .executeTakeFirst()
  if (!row || !states.includes(state) || !states.includes(from) || new Set(states).size !== states.length)
    throw noSuchRequest(request)
  const known = await db.selectFrom('requests.room').select('id').where('id', '=', id).executeTakeFirst()
  if (known) throw alreadyKnown(id)
  const key = await createDataKey(db, vault, id)
  const room = {
    id,
    host: from,
    states,
    through: [row.id],
    title: sealText(key, 'title', title),
    opened_at: new Date(body.at),
    closed_at: null,
  }
  await db.insertInto('requests.room').values(room).execute()
  await noteInCase(context, [row], { what: 'opened', room: id, states })
  return room
}

async function roomFrom({ db }: Ctx, { from }: InboundMessage, { room: id, kind }: RoomBody): Promise<RoomRecord> {
  const room = await db.selectFrom('requests.room').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  // A third state may have heard of the room before us: it tries again until whoever opened it has told us too.
  // What is taken back came before in the same thread, or was stopped before it left.
  if (!room) throw kind === 'Recalled' ? noSuchRoom(id) : roomNotHereYet(id)
  if (!room.states.includes(from) || (kind === 'Closed' && room.host !== from)) throw noSuchRoom(id)
  if (room.closed_at !== null && kind !== 'Recalled') throw roomIsClosed(id)
  return room
}

/** Done is said by whoever owns the action; taken back is what the sender said itself. */
async function aboutWhat(
  context: Ctx,
  room: RoomRecord,
  { from, body }: { from: string; body: Extract<RoomBody, { about: string }> },
): Promise<WordRecord> {
  const word = await context.db
    .selectFrom('requests.room_word')
    .selectAll()
    .where('id', '=', body.about)
    .where('room', '=', room.id)
    .where('shared', '=', true)
    .executeTakeFirst()
  // An action of a third state may still be on its way to us.
  if (!word && body.kind === 'Done') throw roomNotHereYet(room.id)
  if (!word) throw noSuchWord(body.about)
  if (body.kind === 'Recalled' && (word.from_state !== from || word.recalled !== null)) throw noSuchWord(body.about)
  if (body.kind === 'Done') await mustOwn(context, word, from)
  return word
}

async function mustOwn(context: Ctx, word: WordRecord, from: string): Promise<void> {
  const isTheirs = openWord(await keyOfRoom(context, word.room), word).owner === from
  if (word.kind !== 'Action' || (!isTheirs && word.recalled === null)) throw noSuchWord(word.id)
  const done = await context.db
    .selectFrom('requests.room_word')
    .select('id')
    .where('about', '=', word.id)
    .where('kind', '=', 'Done')
    .executeTakeFirst()
  if (done) throw alreadyKnown(word.id)
}

interface Keeping {
  readonly room: RoomRecord
  readonly message: InboundMessage
  readonly body: RoomBody
  readonly tlp: WordRecord['tlp']
}

async function keep(context: Ctx, { room, message, body, tlp }: Keeping): Promise<void> {
  if (body.kind === 'Action' && !room.states.includes(body.owner)) throw noSuchRoom(room.id)
  await context.db
    .insertInto('requests.room_word')
    .values({
      id: body.word,
      room: room.id,
      kind: body.kind,
      from_state: message.from,
      shared: true,
      tlp,
      pap: body.pap,
      at: new Date(body.at),
      about: 'about' in body ? body.about : null,
      content: sealWord(await keyOfRoom(context, room.id), body.word, { post: body.post, ...contentOf(body) }),
      message: message.id,
      read_at: null,
      recalled: null,
    })
    .execute()
}
