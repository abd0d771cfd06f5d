import type { Ctx } from '../context.ts'

const aDay = 24 * 3600_000

/** A file that was sent up and then said in no word within a day is emptied: nobody can lead to it any more. */
export async function dropUnsaidFiles({ db, now }: Pick<Ctx, 'db' | 'now'>): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('requests.room_file')
    .set({ content: null, kept: Buffer.alloc(0) })
    .where('word', 'is', null)
    .where('content', 'is not', null)
    .where('at', '<', new Date(now.getTime() - aDay))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
