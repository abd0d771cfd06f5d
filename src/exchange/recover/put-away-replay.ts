import { handle, type Context } from '../../platform/handle.ts'
import { putAwayReplay } from '../contract.ts'
import { noSuchMessage } from '../problems.ts'
import type { ExchangeTables } from '../tables.ts'

/** Its text stays in the log of the exchange; what it would have rebuilt, a person has seen to. */
export const endpoint = handle(putAwayReplay, {
  needs: 'exchange.operate',
  audit: ({ message }) => ({ subject: message }),

  async run({ db, now }: Context<ExchangeTables>, { message }) {
    const { numUpdatedRows } = await db
      .updateTable('exchange.replay')
      .set({ state: 'PutAway', settled_at: now })
      .where('message', '=', message)
      .where('state', '=', 'Waiting')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw noSuchMessage(message)
    return { message }
  },
})
