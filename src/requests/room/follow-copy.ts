import { z } from 'zod'
import { findDelivery } from '../../exchange/index.ts'
import type { Ctx } from '../context.ts'

/** A signed receipt came for a word of ours: the room shows how far it is. */
export async function followCopy(context: Ctx, payload: Record<string, unknown>): Promise<void> {
  const { message } = z.looseObject({ message: z.uuid() }).parse(payload)
  const copy = await context.db
    .selectFrom('requests.room_copy')
    .select('message')
    .where('message', '=', message)
    .executeTakeFirst()
  if (!copy) return
  const { state } = await findDelivery(context, message)
  await context.db.updateTable('requests.room_copy').set({ delivery: state }).where('message', '=', message).execute()
}
