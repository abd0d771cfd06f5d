import { getCase } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { openText } from '../../platform/seal.ts'
import { listRooms, RequestId, RoomId, type RoomRow } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getRow } from '../move/row.ts'
import type { RequestRecord } from '../tables.ts'
import { caseOf, doorsOf, keyOfRoom, openWord, roomsThrough, type RoomRecord } from './room-row.ts'

/** The rooms of a case are those that its requests lead to, and that the officer may see whole. */
export const endpoint = handle(listRooms, {
  needs: 'requests.read',
  audit: (input, output) => ({
    subject: 'case' in input ? input.case : input.request,
    ...(output.case !== null && { cases: [output.case] }),
    detail: { rooms: output.rooms.length },
  }),

  async run(context: OfficerCtx, input) {
    const requests = 'case' in input ? await ofCase(context, input.case) : await around(context, input.request)
    const rooms: RoomRow[] = []
    for (const room of await roomsThrough(context, requests)) rooms.push(await rowOfRoom(context, room))
    const open = requests.filter(({ message, case_id: caseId }) => message !== null && caseId !== null)
    const newest = open.filter((row, index) => open.findIndex(({ state }) => state === row.state) === index)
    return {
      rooms: 'request' in input ? rooms.filter(({ through }) => through.includes(input.request)) : rooms,
      case: 'case' in input ? input.case : caseOf(requests),
      doors: newest.map(({ id, state, kind }) => ({ request: RequestId.parse(id), state, kind })),
    }
  },
})

async function ofCase(context: OfficerCtx, id: string): Promise<RequestRecord[]> {
  await getCase(context, id as never)
  return context.db
    .selectFrom('requests.request')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('updated_at', 'desc')
    .limit(200)
    .execute()
}

/** The request first, then the others of its case: a room may be opened with several states at once. */
async function around(context: OfficerCtx, id: string): Promise<RequestRecord[]> {
  const row = await getRow(context, id)
  if (row.case_id === null) return [row]
  const others = await ofCase(context, row.case_id)
  return [row, ...others.filter((each) => each.id !== row.id)]
}

const settled = ['delivered', 'read', 'refused']

export async function rowOfRoom(context: OfficerCtx, room: RoomRecord): Promise<RoomRow> {
  const { db, state } = context
  const key = await keyOfRoom(context, room.id)
  const words = await db.selectFrom('requests.room_word').selectAll().where('room', '=', room.id).execute()
  const done = new Set(words.flatMap(({ kind, about }) => (kind === 'Done' ? [about] : [])))
  const open = words.filter(({ kind, id, recalled }) => kind === 'Action' && recalled === null && !done.has(id))
  const { waiting } = await db
    .selectFrom('requests.room_copy as copy')
    .innerJoin('requests.room_word as word', 'word.id', 'copy.word')
    .where('word.room', '=', room.id)
    .where('copy.delivery', 'not in', settled)
    .select((is) => is.fn.countAll<string>().as('waiting'))
    .executeTakeFirstOrThrow()
  return {
    id: RoomId.parse(room.id),
    title: openText(key, 'title', room.title),
    host: room.host,
    states: room.states,
    through: room.through.map((each) => RequestId.parse(each)),
    case: caseOf(await doorsOf(context, room)),
    openedAt: room.opened_at.toISOString(),
    closedAt: room.closed_at?.toISOString() ?? null,
    unread: words.filter(({ message, read_at: read }) => message !== null && read === null).length,
    openActions: open.filter((word) => openWord(key, word).owner === state).length,
    waiting: Number(waiting),
  }
}
