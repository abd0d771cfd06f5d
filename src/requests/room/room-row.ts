import { sql, type Selectable } from 'kysely'
import { CaseId } from '../../casework/contract.ts'
import { getDataKey, openJson, sealJson, type DataKey } from '../../platform/seal.ts'
import type { Ctx } from '../context.ts'
import { noSuchRoom } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'
import type { RoomTables } from './tables.ts'

export type RoomRecord = Selectable<RoomTables['requests.room']>
export type WordRecord = Selectable<RoomTables['requests.room_word']>

/** What was said, sealed under the key of the room. What does not fit its kind is not there. */
export interface WordContent {
  readonly post: string
  readonly language?: string
  readonly text?: string
  readonly starts?: string
  readonly place?: string
  readonly agenda?: readonly string[]
  readonly owner?: string
  readonly ownerPost?: string
  readonly due?: string
  readonly name?: string
  readonly type?: string
  readonly size?: number
}

/** A room as it stands. Throws 404 when there is none for this officer. */
export async function getRoomRow({ db }: Pick<Ctx, 'db'>, id: string): Promise<RoomRecord> {
  const row = await db.selectFrom('requests.room').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw noSuchRoom(id)
  return row
}

/** The rooms that any of these requests leads to, the newest first. */
export const roomsThrough = ({ db }: Pick<Ctx, 'db'>, requests: readonly { id: string }[]): Promise<RoomRecord[]> =>
  db
    .selectFrom('requests.room')
    .selectAll()
    .where(sql<boolean>`through && ${requests.map(({ id }) => id)}::uuid[]`)
    .orderBy('opened_at', 'desc')
    .execute()

export const keyOfRoom = ({ db, vault }: Pick<Ctx, 'db' | 'vault'>, id: string): Promise<DataKey> =>
  getDataKey(db, vault, id)

export const sealWord = (key: DataKey, id: string, content: WordContent): Buffer => sealJson(key, `word.${id}`, content)
export const openWord = (key: DataKey, { id, content }: Pick<WordRecord, 'id' | 'content'>): WordContent =>
  openJson(key, `word.${id}`, content)

/** The requests through which this node knows the room, the first one first. */
export async function doorsOf({ db }: Pick<Ctx, 'db'>, { id, through }: RoomRecord): Promise<RequestRecord[]> {
  const rows = await db.selectFrom('requests.request').selectAll().where('id', 'in', through).execute()
  const doors = through.flatMap((each) => rows.find((row) => row.id === each) ?? [])
  if (doors.length === 0) throw noSuchRoom(id)
  return doors
}

export const caseOf = (doors: readonly RequestRecord[]): CaseId | null => {
  const found = doors.find(({ case_id: caseId }) => caseId !== null)?.case_id
  return found ? CaseId.parse(found) : null
}

/** The ledger line of every verb: the room, its case where it has one. */
export const auditOf = ({ room }: { room: string }, output: { case: string | null; word?: string }) => ({
  subject: room,
  ...(output.case !== null && { cases: [output.case] }),
  ...(output.word !== undefined && { detail: { word: output.word } }),
})
