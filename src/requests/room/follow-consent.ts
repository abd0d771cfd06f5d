import type { Ctx } from '../context.ts'
import type { RequestRecord } from '../tables.ts'
import { doorsOf, roomsThrough } from './room-row.ts'
import { ourWords, recallWord } from './take-back-word.ts'

/** She took a yes back: what we said about her in the rooms that rest on it is taken back with the request. */
export async function recallInRooms(context: Ctx, row: RequestRecord): Promise<void> {
  for (const room of await roomsThrough(context, [row])) {
    const doors = await doorsOf(context, room)
    for (const word of await ourWords(context, room.id))
      if (word.shared) await recallWord(context, { room, doors }, { row: word, reason: 'ConsentWithdrawn' })
  }
}
