import { handle } from '../../platform/handle.ts'
import { closeRoom } from '../contract.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { notYourRoom, roomIsClosed } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { auditOf, caseOf, doorsOf, getRoomRow, type RoomRecord } from './room-row.ts'
import { noteInCase, sendWord } from './send-word.ts'

/** Whoever opened it closes it; what was said stays. */
export const endpoint = handle(closeRoom, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, { room: id }) {
    const room = await getRoomRow(context, id)
    if (room.host !== context.state) throw notYourRoom(id)
    const doors = await doorsOf(context, room)
    return { room: id, word: await shut(context, { room, doors }), case: caseOf(doors) }
  },
})

export async function shut(
  context: Ctx,
  { room, doors }: { room: RoomRecord; doors: readonly RequestRecord[] },
): Promise<string> {
  const { db, now } = context
  const { numUpdatedRows } = await db
    .updateTable('requests.room')
    .set({ closed_at: now })
    .where('id', '=', room.id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw roomIsClosed(room.id)
  const id = context.newId()
  await sendWord(context, { room, doors }, { id, shared: true, tlp: 'AMBER', pap: 'AMBER', said: { kind: 'Closed' } })
  await noteInCase(context, doors, { what: 'closed', room: room.id, states: room.states })
  return id
}
