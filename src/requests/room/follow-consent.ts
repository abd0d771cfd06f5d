import { awaitLetGo } from '../../assistance/index.ts'
import type { Ctx } from '../context.ts'
import type { TakingBack } from '../recall/take-back.ts'
import type { RequestRecord } from '../tables.ts'
import { doorsOf, roomsThrough } from './room-row.ts'
import { ourWords, recallWord } from './take-back-word.ts'

/** A word is erased by the node that hears of it, in the transaction of its receipt; nobody needs longer. */
const within = 24 * 3600_000

/** She took a yes back: what we said about her in the rooms that rest on it is taken back with the request. */
export async function recallInRooms(
  context: Ctx,
  row: RequestRecord,
  withdrawal: NonNullable<TakingBack['withdrawal']>,
): Promise<void> {
  for (const room of await roomsThrough(context, [row])) {
    const doors = await doorsOf(context, room)
    for (const word of await ourWords(context, room.id)) {
      if (!word.shared) continue
      const recall = await recallWord(context, { room, doors }, { row: word, reason: 'ConsentWithdrawn' })
      await awaitCopies(context, { word: recall, room: room.id, row, withdrawal })
    }
  }
}

async function awaitCopies(
  context: Ctx,
  {
    word,
    room,
    row,
    withdrawal,
  }: { word: string; room: string; row: RequestRecord } & Pick<Required<TakingBack>, 'withdrawal'>,
): Promise<void> {
  const copies = await context.db
    .selectFrom('requests.room_copy')
    .select(['message', 'state'])
    .where('word', '=', word)
    .execute()
  for (const { message, state } of copies)
    await awaitLetGo(context, {
      id: message,
      withdrawal,
      person: row.person!,
      case: row.case_id!,
      slice: 'requests',
      kind: 'RoomWord',
      subject: room,
      recipient: `state:${state}`,
      due: new Date(context.now.getTime() + within),
    })
}
