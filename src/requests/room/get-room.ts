import { opens } from '../../assistance/contract.ts'
import { handle } from '../../platform/handle.ts'
import type { DataKey } from '../../platform/seal.ts'
import { getRoom, type RoomWord } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { consentsFor } from '../move/consents.ts'
import { whereSheStands } from '../move/where-she-stands.ts'
import type { RequestRecord } from '../tables.ts'
import { rowOfRoom } from './list-rooms.ts'
import { auditOf, doorsOf, getRoomRow, keyOfRoom, openWord, type RoomRecord, type WordRecord } from './room-row.ts'

export const endpoint = handle(getRoom, {
  needs: 'requests.read',
  audit: (input, output) => auditOf(input, { case: output.case }),

  async run(context: OfficerCtx, { room: id }) {
    const { officer, state } = context
    const room = await getRoomRow(context, id)
    const says = officer.may.has('requests.write')
    return {
      ...(await rowOfRoom(context, room)),
      words: await wordsOf(context, room),
      gated: await isGated(context, await doorsOf(context, room)),
      may: [
        ...(says && room.closed_at === null ? (['say'] as const) : []),
        ...(says && room.closed_at === null && room.host === state ? (['close'] as const) : []),
      ],
    }
  },
})

/** Shown before anyone tries; what counts is the gate in PostgreSQL. */
async function isGated(context: OfficerCtx, doors: readonly RequestRecord[]): Promise<boolean> {
  for (const row of doors.filter(({ side }) => side === 'Out'))
    for (const purpose of await consentsFor(context, row)) {
      const asked = { person: row.person!, purpose, recipient: `state:${row.state}`, fields: ['FreeText'] as const }
      if (!opens(await whereSheStands(context, asked))) return true
    }
  return false
}

async function wordsOf(context: OfficerCtx, room: RoomRecord): Promise<RoomWord[]> {
  const { db } = context
  const key = await keyOfRoom(context, room.id)
  const rows = await db
    .selectFrom('requests.room_word')
    .selectAll()
    .where('room', '=', room.id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const copies = await copiesOf(context, room)
  const done = new Map(
    rows.flatMap((row) => (row.kind === 'Done' ? [[row.about!, row.at.toISOString()] as const] : [])),
  )
  return rows.map((row) => ({
    ...wordOf(key, row, { state: context.state, doneAt: done.get(row.id) ?? null, closed: room.closed_at !== null }),
    copies: copies.get(row.id) ?? [],
  }))
}

interface Beside {
  readonly state: string
  readonly doneAt: string | null
  readonly closed: boolean
}

function wordOf(key: DataKey, row: WordRecord, { state, doneAt, closed }: Beside): Omit<RoomWord, 'copies'> {
  const said = openWord(key, row)
  const { starts, place, agenda, owner, ownerPost, due, name } = said
  const mayFinish = owner === state && doneAt === null && !closed
  return {
    id: row.id,
    kind: row.kind,
    from: row.from_state,
    shared: row.shared,
    post: said.post,
    at: row.at.toISOString(),
    tlp: row.tlp,
    pap: row.pap,
    language: said.language ?? null,
    text: said.text ?? null,
    meeting: starts === undefined ? null : { starts, place: place!, agenda: [...agenda!] },
    action: owner === undefined ? null : { owner, ownerPost: ownerPost!, due: due!, doneAt, mayFinish },
    file: name === undefined ? null : { name, type: said.type!, size: said.size! },
    recalled: row.recalled,
    unread: row.message !== null && row.read_at === null,
  }
}

/** How far each copy of ours has come, as the post office knows it now. */
async function copiesOf(context: OfficerCtx, room: RoomRecord): Promise<Map<string, RoomWord['copies']>> {
  const rows = await context.db
    .selectFrom('requests.room_copy as copy')
    .innerJoin('requests.room_word as word', 'word.id', 'copy.word')
    .innerJoin('exchange.message as message', 'message.id', 'copy.message')
    .where('word.room', '=', room.id)
    .orderBy('copy.state')
    .select(['copy.word', 'copy.state', 'message.state as delivery', 'message.code'])
    .execute()
  const found = new Map<string, RoomWord['copies']>()
  for (const { word, ...copy } of rows) found.set(word, [...(found.get(word) ?? []), copy])
  return found
}
