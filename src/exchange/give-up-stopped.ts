import type { SystemContext } from '../platform/handle.ts'
import { giveUpPlace } from './give-up-place.ts'
import type { ExchangeTables } from './tables.ts'

/**
 * Puts an empty message in the place of each that `exchange.stop` stopped in these threads, so that what comes behind it
 * passes. Nothing is left of them for a person to look after. Where a partner has one after all, since its receipt was
 * lost on the way, it says so, and the message counts as delivered.
 */
export async function giveUpStopped<T extends ExchangeTables>(
  given: SystemContext<T>,
  { threads, code }: { readonly threads: readonly string[]; readonly code: string },
): Promise<readonly string[]> {
  const context = given as unknown as SystemContext<ExchangeTables>
  const rows = await context.db
    .selectFrom('exchange.outbound')
    .where('stopped', '=', true)
    .where('step', 'is', null)
    .where('thread', 'in', [...threads])
    .select('message')
    .orderBy('partner')
    .orderBy('seq')
    .execute()
  const messages = rows.map(({ message }) => message)
  for (const message of messages) {
    await giveUpPlace(context, { message, code })
    await context.db.deleteFrom('exchange.outbound').where('message', '=', message).where('step', 'is', null).execute()
  }
  return messages
}
