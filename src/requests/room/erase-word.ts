import { sql } from 'kysely'
import type { RecallReason } from '../contract.ts'
import type { Ctx } from '../context.ts'
import { keyOfRoom, openWord, sealWord, type WordRecord } from './room-row.ts'

/** What is left of a word that its state took back: who said it and when, nothing of what was said. */
export async function eraseWord(context: Ctx, word: WordRecord, reason: RecallReason): Promise<void> {
  const { db } = context
  await db.updateTable('requests.room_word').set({ recalled: reason }).where('id', '=', word.id).execute()
  const key = await keyOfRoom(context, word.room)
  const left = sealWord(key, word.id, { post: openWord(key, word).post })
  await sql`select requests.erase_word(${word.id}::uuid, ${left}::bytea)`.execute(db)
}
