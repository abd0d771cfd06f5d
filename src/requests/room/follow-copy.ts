import { z } from 'zod'
import { hasLetGo } from '../../assistance/index.ts'
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
  const { state, code } = await findDelivery(context, message)
  if (state === 'delivered' || state === 'read') await hasLetGo(context, { id: message })
  // The word itself was stopped before it left: its receiver knows of none.
  if (state === 'refused' && (code === 'requests/no-such-word' || code === 'requests/no-such-room'))
    await hasLetGo(context, { id: message, neverLeft: true })
  await context.db.updateTable('requests.room_copy').set({ delivery: state }).where('message', '=', message).execute()
}
