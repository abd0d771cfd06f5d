import { handle } from '../../platform/handle.ts'
import { openJson } from '../../platform/seal.ts'
import { sayInRoom, type Said } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchFile, notInTheRoom, roomIsClosed, sheHasNotAgreed } from '../problems.ts'
import { contentOf, textsOf } from './body.ts'
import { maySayAll } from './may-share.ts'
import { auditOf, caseOf, doorsOf, getRoomRow, keyOfRoom, type RoomRecord } from './room-row.ts'
import { sendWord, type Kept } from './send-word.ts'

/** Shared, it goes to every state of the room; else it is a note of this node and never leaves. */
export const endpoint = handle(sayInRoom, {
  needs: 'requests.write',
  audit: (input, output) => {
    const line = auditOf(input, output)
    return { ...line, detail: { ...line.detail, kind: input.said.kind, shared: input.shared } }
  },
  broken: { she_agreed_that_it_is_shared: ({ room }) => sheHasNotAgreed(room) },

  async run(context: OfficerCtx, { room: id, said: saying, shared, tlp, pap }) {
    const room = await getRoomRow(context, id)
    if (room.closed_at !== null) throw roomIsClosed(id)
    const doors = await doorsOf(context, room)
    if (saying.kind === 'Action' && !room.states.includes(saying.owner)) throw notInTheRoom(id, saying.owner)
    const word = context.newId()
    const file = saying.kind === 'File' ? await fileOf(context, room, saying) : undefined
    const said = saying.kind === 'File' ? file!.said : saying
    if (shared) await maySayAll(context, { room, doors }, textsOf(contentOf(said)))
    const kept = file && { kept: file.kept }
    await sendWord(context, { room, doors }, { id: word, shared, tlp, pap, said, ...kept })
    if (file) await context.db.updateTable('requests.room_file').set({ word }).where('id', '=', file.id).execute()
    return { room: id, word, case: caseOf(doors) }
  },
})

/** A file that this officer has just sent up for this room, and that stands in no word yet. */
async function fileOf(context: OfficerCtx, room: RoomRecord, { file, name }: Extract<Said, { kind: 'File' }>) {
  const row = await context.db
    .selectFrom('requests.room_file')
    .select(['id', 'type', 'size', 'kept'])
    .where('id', '=', file)
    .where('room', '=', room.id)
    .where('officer', '=', context.officer.id)
    .where('word', 'is', null)
    .where('content', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noSuchFile(file)
  const kept = openJson<Record<string, Kept>>(await keyOfRoom(context, room.id), `kept.${row.id}`, row.kept)
  const named = Object.fromEntries(Object.entries(kept).map(([state, each]) => [state, { ...each, name }]))
  const { type, size } = row
  return { id: row.id, kept: named, said: { kind: 'File' as const, name, type, size } }
}
