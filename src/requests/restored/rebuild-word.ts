import { createDataKey, sealText } from '../../platform/seal.ts'
import { announce } from '../../platform/announce.ts'
import type { SaidBefore } from '../../platform/said-before.ts'
import type { Ctx } from '../context.ts'
import { noSuchRequest, noSuchWord, notAsAgreed, roomNotHereYet } from '../problems.ts'
import { contentOf } from '../room/body.ts'
import { eraseWord } from '../room/erase-word.ts'
import { RoomBody } from '../room/messages.ts'
import { doorsOf, keyOfRoom, sealWord, type RoomRecord } from '../room/room-row.ts'
import { noteInCase } from '../room/send-word.ts'
import { noteWord } from '../transfers/note-transfer.ts'
import { findDelivery } from '../../exchange/index.ts'

type Opened = Extract<RoomBody, { kind: 'Opened' }>

/** A word that we said in a room. Each state that heard it gives its own copy back; files themselves do not come back. */
export async function rebuildWord(context: Ctx, said: SaidBefore): Promise<void> {
  const { db } = context
  // Taken back since: that something was said and is no more stands in the word that took it back.
  if (said.body === undefined) return
  const parsed = RoomBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { data: body } = parsed
  const room = body.kind === 'Opened' ? await opened(context, said, body) : await here(context, body.room)
  const word = await db.selectFrom('requests.room_word').selectAll().where('id', '=', body.word).executeTakeFirst()
  const doors = await doorsOf(context, room)
  if (!word) {
    await keep(context, room, body)
    await followed(context, { room, body })
    if (body.kind === 'Closed') await noteInCase(context, doors, { what: 'closed', room: room.id, states: room.states })
  }
  const { state: delivery } = await findDelivery(context, said.id)
  await db
    .insertInto('requests.room_copy')
    .values({ message: said.id, word: body.word, state: said.to, delivery })
    .execute()
  const door = doors.find(({ state }) => state === said.to) ?? doors[0]!
  const gone = { door, to: said.to, message: said.id, kind: body.kind, tlp: body.tlp }
  await noteWord({ ...context, now: said.issuedAt }, gone)
  await announce(db, 'requests.room-said', { room: room.id, request: doors[0]!.id })
}

async function here({ db }: Ctx, id: string): Promise<RoomRecord> {
  const room = await db.selectFrom('requests.room').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!room) throw roomNotHereYet(id)
  return room
}

/** One copy of the opening names one request of ours through which the room is known. */
async function opened(context: Ctx, { to }: SaidBefore, body: Opened): Promise<RoomRecord> {
  const { db, vault, state } = context
  const { room: id, request, states, title } = body
  const door = await db
    .selectFrom('requests.request')
    .selectAll()
    .where('id', '=', request)
    .where('state', '=', to)
    .where('message', 'is not', null)
    .executeTakeFirst()
  if (!door) throw noSuchRequest(request)
  const known = await db.selectFrom('requests.room').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (known) {
    if (known.through.includes(door.id)) return known
    const through = [...known.through, door.id]
    await db.updateTable('requests.room').set({ through }).where('id', '=', id).execute()
    return { ...known, through }
  }
  const key = await createDataKey(db, vault, id)
  const room: RoomRecord = {
    id,
    host: state,
    states: [...states],
    through: [door.id],
    title: sealText(key, 'title', title),
    opened_at: new Date(body.at),
    closed_at: null,
  }
  await db.insertInto('requests.room').values(room).execute()
  await noteInCase(context, [door], { what: 'opened', room: id, states })
  return room
}

async function keep(context: Ctx, room: RoomRecord, body: RoomBody): Promise<void> {
  const { db, state } = context
  const { word: id, kind, tlp, pap, post } = body
  const about = 'about' in body ? body.about : null
  const content = sealWord(await keyOfRoom(context, room.id), id, { post, ...contentOf(body) })
  const row = {
    id,
    room: room.id,
    kind,
    from_state: state,
    shared: true,
    tlp,
    pap,
    at: new Date(body.at),
    about,
    content,
  }
  await db
    .insertInto('requests.room_word')
    .values({ ...row, message: null, read_at: null, recalled: null })
    .execute()
}

/** What followed from it here: a room that is closed, a word that is taken back. */
async function followed(context: Ctx, { room, body }: { room: RoomRecord; body: RoomBody }): Promise<void> {
  const { db } = context
  if (body.kind === 'Closed')
    await db
      .updateTable('requests.room')
      .set({ closed_at: new Date(body.at) })
      .where('id', '=', room.id)
      .execute()
  if (body.kind !== 'Recalled') return
  const word = await db.selectFrom('requests.room_word').selectAll().where('id', '=', body.about).executeTakeFirst()
  if (!word) throw noSuchWord(body.about)
  if (word.recalled === null) await eraseWord(context, word, body.reason)
}
