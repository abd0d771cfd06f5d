import type { Tlp } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { openEntry, readEntries } from '../move/log.ts'
import { keyOf } from '../move/row.ts'
import { roomNamesHer, roomPassesOn } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { textsOf } from './body.ts'
import { namesHer } from './names-in.ts'
import { keyOfRoom, openWord, roomsThrough, type RoomRecord } from './room-row.ts'

const plain = (value: string) => value.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
/** So long a piece does not stand in another text by chance. */
const telling = 12

/** No name, and nothing in the very words of a state that it did not say to all who would hear it. */
export async function maySayAll(
  context: Ctx,
  { room, doors }: { room: RoomRecord; doors: readonly RequestRecord[] },
  texts: readonly string[],
): Promise<void> {
  if (await namesHer(context, doors, texts)) throw roomNamesHer(room.id)
  const from = await whoseWords(context, { room, doors }, texts.map(plain))
  if (from.length > 0) throw roomPassesOn(room.id, from)
}

/** States whose words these are, said to us in a request or another room of the case, where not all of this room heard. */
async function whoseWords(
  context: Ctx,
  { room, doors }: { room: RoomRecord; doors: readonly RequestRecord[] },
  texts: readonly string[],
): Promise<string[]> {
  const { db, state } = context
  const cases = doors.flatMap(({ case_id: caseId }) => caseId ?? [])
  if (cases.length === 0) return []
  const requests = await db.selectFrom('requests.request').selectAll().where('case_id', 'in', cases).execute()
  const found = new Set<string>()
  const holds = (told: string) => told.length >= telling && texts.some((text) => text.includes(told))
  for (const other of requests) {
    if (other.message === null || heardByAll(room, [state, other.state])) continue
    const key = await keyOf(context, other)
    for (const entry of await readEntries(context, other.id)) {
      if (entry.from_state === state) continue
      const { fields, text } = openEntry(key, entry)
      const told = [...Object.values(fields ?? {}), text].filter((each) => typeof each === 'string')
      if (told.some((each) => holds(plain(each)))) found.add(other.state)
    }
  }
  for (const other of await roomsThrough(context, requests)) {
    if (other.id === room.id || heardByAll(room, other.states)) continue
    const key = await keyOfRoom(context, other.id)
    const words = await db
      .selectFrom('requests.room_word')
      .selectAll()
      .where('room', '=', other.id)
      .where('from_state', '<>', state)
      .execute()
    for (const word of words) {
      // What a post is called is nobody's own word.
      const { ownerPost: _, ...told } = openWord(key, word)
      if (textsOf(told).some((each) => holds(plain(each)))) found.add(word.from_state)
    }
  }
  return [...found]
}

const heardByAll = ({ states }: RoomRecord, others: readonly string[]) => states.every((each) => others.includes(each))

/** What came with a name in it is not sent back: somebody may wait behind it. Here it is handled as RED. */
export const handledAs = async (
  context: Ctx,
  doors: readonly RequestRecord[],
  { tlp, texts }: { readonly tlp: Tlp; readonly texts: readonly string[] },
): Promise<Tlp> => ((await namesHer(context, doors, texts)) ? 'RED' : tlp)
