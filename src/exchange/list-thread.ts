import { handle, type Context } from '../platform/handle.ts'
import { listThread, MessageId } from './contract.ts'
import { findLadders } from './find-delivery.ts'
import type { ExchangeTables } from './tables.ts'

export const endpoint = handle(listThread, {
  needs: 'exchange.read',
  audit: ({ thread }) => ({ subject: thread }),

  async run({ db }: Context<ExchangeTables>, { thread }) {
    const rows = await db
      .selectFrom('exchange.message')
      .where('thread', '=', thread)
      .orderBy('line')
      .limit(500)
      .select(['id', 'direction', 'partner', 'seq', 'type', 'issued_at', 'digest'])
      .execute()
    const ladders = await findLadders(
      db,
      rows.map(({ id }) => id),
    )
    return {
      messages: rows.map(({ id, issued_at, ...row }) => ({
        ...row,
        id: MessageId.parse(id),
        issuedAt: issued_at.toISOString(),
        delivery: ladders.get(id)!,
      })),
    }
  },
})
