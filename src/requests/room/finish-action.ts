import { handle } from '../../platform/handle.ts'
import { finishAction } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { alreadyDone, noSuchWord, notYoursToDo, roomIsClosed, sheHasNotAgreed } from '../problems.ts'
import { auditOf, caseOf, doorsOf, getRoomRow, keyOfRoom, openWord } from './room-row.ts'
import { sendWord } from './send-word.ts'

/** Whoever owns an action says that it is done, and nobody for it; of an own note nobody else hears. */
export const endpoint = handle(finishAction, {
  needs: 'requests.write',
  audit: auditOf,
  broken: {
    done_once: ({ action }) => alreadyDone(action),
    she_agreed_that_it_is_shared: ({ room }) => sheHasNotAgreed(room),
  },

  async run(context: OfficerCtx, { room: id, action }) {
    const room = await getRoomRow(context, id)
    if (room.closed_at !== null) throw roomIsClosed(id)
    const row = await context.db
      .selectFrom('requests.room_word')
      .selectAll()
      .where('id', '=', action)
      .where('room', '=', id)
      .where('kind', '=', 'Action')
      .where('recalled', 'is', null)
      .executeTakeFirst()
    if (!row) throw noSuchWord(action)
    if (openWord(await keyOfRoom(context, id), row).owner !== context.state) throw notYoursToDo(action)
    const doors = await doorsOf(context, room)
    const word = context.newId()
    const { shared, pap } = row
    const tlp = row.tlp === 'RED' && shared ? 'AMBER' : row.tlp
    await sendWord(context, { room, doors }, { id: word, shared, tlp, pap, said: { kind: 'Done', about: action } })
    return { room: id, word, case: caseOf(doors) }
  },
})
