import { handle } from '../../platform/handle.ts'
import { openJson } from '../../platform/seal.ts'
import { sayInRoom, type Said } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { noSuchFile, notInTheRoom, roomIsClosed, sheHasNotAgreed } from '../problems.ts'
import { maySayAll } from './may-share.ts'
import { auditOf, caseOf, doorsOf, getRoomRow, keyOfRoom, type RoomRecord, type WordContent } from './room-row.ts'
import { sendWord, type Kept } from './send-word.ts'

/** Shared, it goes to every state of the room; else it is a note of this node and never leaves. */
export const endpoint = handle(sayInRoom, {
  needs: 'requests.write',
  audit: (input, output) => {
    const line = auditOf(input, output)
    return { ...line, detail: { ...line.detail, kind: input.said.kind, shared: input.shared } }
  },
  broken: { she_agreed_that_it_is_shared: ({ room }) => sheHasNotAgreed(room) },

  async run(context: OfficerCtx, { room: id, said, shared, tlp, pap }) {
    const room = await getRoomRow(context, id)
    if (room.closed_at !== null) throw roomIsClosed(id)
    const doors = await doorsOf(context, room)
    if (said.kind === 'Action' && !room.states.includes(said.owner)) throw notInTheRoom(id, said.owner)
    const word = context.newId()
    const file = said.kind === 'File' ? await fileOf(context, room, said) : undefined
    if (shared) await maySayAll(context, { room, doors }, textsOf(said))
    const body = file
      ? { kind: 'File', name: file.content.name, type: file.content.type, size: file.content.size }
      : said
    const content = file?.content ?? contentOf(said)
    const kept = shared && file ? { kept: file.kept } : {}
    await sendWord(context, { room, doors }, { id: word, kind: said.kind, shared, tlp, pap, content, body, ...kept })
    if (file) await context.db.updateTable('requests.room_file').set({ word }).where('id', '=', file.id).execute()
    return { room: id, word, case: caseOf(doors) }
  },
})

export function textsOf(said: Said): string[] {
  if (said.kind === 'Meeting') return [said.title, said.place, ...said.agenda]
  if (said.kind === 'File') return [said.name]
  return said.kind === 'Action' ? [said.text, said.ownerPost] : [said.text]
}

function contentOf(said: Said): Omit<WordContent, 'post'> {
  if (said.kind === 'File') return {}
  if (said.kind !== 'Meeting') {
    const { kind: _, ...content } = said
    return content
  }
  const { title: text, starts, place, agenda, language } = said
  return { text, starts, place, agenda, language }
}

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
  return { id: row.id, kept: named, content: { name, type: row.type, size: row.size } }
}
