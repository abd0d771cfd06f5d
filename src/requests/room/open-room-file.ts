import { handle } from '../../platform/handle.ts'
import { openRoomFile } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchWord } from '../problems.ts'
import { addressOf } from './file-address.ts'
import { auditOf, caseOf, doorsOf, getRoomRow, keyOfRoom, openWord } from './room-row.ts'

/** One looking is one line in the ledger. */
export const endpoint = handle(openRoomFile, {
  needs: 'requests.read',
  audit: ({ word, ...input }, output) => ({ ...auditOf(input, output), detail: { word } }),

  async run(context: OfficerCtx, { room: id, word }) {
    const { db, vault, officer, now } = context
    const room = await getRoomRow(context, id)
    const row = await db
      .selectFrom('requests.room_word')
      .selectAll()
      .where('id', '=', word)
      .where('room', '=', id)
      .where('kind', '=', 'File')
      .where('recalled', 'is', null)
      .executeTakeFirst()
    if (!row) throw noSuchWord(word)
    const { name = '', type = '' } = openWord(await keyOfRoom(context, id), row)
    const address = addressOf(vault, { word, officer: officer.id }, now)
    return { room: id, address, name, type, case: caseOf(await doorsOf(context, room)) }
  },
})
