import { markRead } from '../../exchange/index.ts'
import { handle } from '../../platform/handle.ts'
import { readRoom } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, caseOf, doorsOf, getRoomRow } from './room-row.ts'

/** The first officer who reads it reads for her state. */
export const endpoint = handle(readRoom, {
  needs: 'requests.write',
  audit: (input, output) => ({ ...auditOf(input, output), detail: { read: output.read } }),

  async run(context: OfficerCtx, { room: id }) {
    const { db, now } = context
    const room = await getRoomRow(context, id)
    const read = await db
      .updateTable('requests.room_word')
      .set({ read_at: now })
      .where('room', '=', id)
      .where('message', 'is not', null)
      .where('read_at', 'is', null)
      .returning('message')
      .execute()
    for (const { message } of read) await markRead(context, message!)
    return { room: id, read: read.length, case: caseOf(await doorsOf(context, room)) }
  },
})
