import { handle } from '../../platform/handle.ts'
import { takeBackWord, type RecallReason } from '../contract.ts'
import type { Ctx, OfficerCtx } from '../context.ts'
import { noSuchWord } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import { eraseWord } from './erase-word.ts'
import { auditOf, caseOf, doorsOf, getRoomRow, type RoomRecord, type WordRecord } from './room-row.ts'
import { sendWord } from './send-word.ts'

const holdsSomething = ['Message', 'Meeting', 'Decision', 'Action', 'File'] as const

/** Nobody waits for anybody to take something back, and a closed room does not keep it. */
export const endpoint = handle(takeBackWord, {
  needs: 'requests.write',
  audit: ({ reason, ...input }, output) => ({ ...auditOf(input, output), detail: { recalled: input.word, reason } }),

  async run(context: OfficerCtx, { room: id, word, reason }) {
    const room = await getRoomRow(context, id)
    const doors = await doorsOf(context, room)
    const row = (await ourWords(context, id)).find((each) => each.id === word)
    if (!row) throw noSuchWord(word)
    return { room: id, word: await recallWord(context, { room, doors }, { row, reason }), case: caseOf(doors) }
  },
})

/** What we said in a room and have not taken back. */
export const ourWords = ({ db, state }: Ctx, room: string): Promise<WordRecord[]> =>
  db
    .selectFrom('requests.room_word')
    .selectAll()
    .where('room', '=', room)
    .where('from_state', '=', state)
    .where('kind', 'in', [...holdsSomething])
    .where('recalled', 'is', null)
    .forUpdate()
    .execute()

export async function recallWord(
  context: Ctx,
  where: { room: RoomRecord; doors: readonly RequestRecord[] },
  { row, reason }: { row: WordRecord; reason: RecallReason },
): Promise<string> {
  const id = context.newId()
  const { shared, pap } = row
  const tlp = row.tlp === 'RED' && shared ? 'AMBER' : row.tlp
  await sendWord(context, where, { id, shared, tlp, pap, said: { kind: 'Recalled', about: row.id, reason } })
  await eraseWord(context, row, reason)
  return id
}
