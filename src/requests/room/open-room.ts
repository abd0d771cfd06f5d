import { createDataKey, sealText } from '../../platform/seal.ts'
import { handle } from '../../platform/handle.ts'
import { openRoom, RoomId } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getRow } from '../move/row.ts'
import { broken, noSuchRequest, roomNeedsACase } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { maySayAll } from './may-share.ts'
import { auditOf, caseOf, type RoomRecord } from './room-row.ts'
import { noteInCase, sendWord } from './send-word.ts'

/** Whoever shares a case with other states opens a room with them; who takes part is settled with it. */
export const endpoint = handle(openRoom, {
  needs: 'requests.write',
  audit: (_, output) => auditOf(output, output),
  broken: {
    she_agreed_that_it_is_shared: ({ through }) => broken.she_agreed_that_it_is_shared({ request: through[0]! }),
  },

  async run(context: OfficerCtx, { through, title }) {
    const { db, vault, now, newId, state } = context
    const doors: RequestRecord[] = []
    for (const request of new Set(through)) doors.push(await door(context, request))
    const [first] = doors
    if (doors.some(({ case_id: caseId }) => caseId === null || caseId !== first!.case_id))
      throw roomNeedsACase(first!.id)
    const id = newId()
    const key = await createDataKey(db, vault, id)
    const room: RoomRecord = {
      id,
      host: state,
      states: [state, ...new Set(doors.map((row) => row.state))],
      through: doors.map((row) => row.id),
      title: sealText(key, 'title', title),
      opened_at: now,
      closed_at: null,
    }
    await maySayAll(context, { room, doors }, [title])
    await db.insertInto('requests.room').values(room).execute()
    const word = newId()
    const { states } = room
    const said = { kind: 'Opened', states, title } as const
    await sendWord(context, { room, doors }, { id: word, shared: true, tlp: 'AMBER', pap: 'AMBER', said })
    await noteInCase(context, doors, { what: 'opened', room: id, states })
    return { room: RoomId.parse(id), word, case: caseOf(doors) }
  },
})

/** A request that has left or arrived: a draft leads nowhere. */
async function door(context: OfficerCtx, request: string): Promise<RequestRecord> {
  const row = await getRow(context, request)
  if (row.message === null) throw noSuchRequest(request)
  return row
}
