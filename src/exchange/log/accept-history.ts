import { handle, type Context } from '../../platform/handle.ts'
import type { ExchangeTables } from '../tables.ts'
import { acceptHistory } from './contract.ts'
import { originOf } from './names.ts'
import { noSuchBreach } from './problems.ts'

export const endpoint = handle(acceptHistory, {
  needs: 'exchange.operate',
  audit: ({ state }) => ({ subject: originOf(state) }),

  async run({ db, now }: Context<ExchangeTables>, { state }) {
    const closed = await db
      .updateTable('exchange.log_breach')
      .set({ closed_at: now })
      .where('state', '=', state)
      .where('closed_at', 'is', null)
      .returning('breach')
      .execute()
    if (closed.length === 0) throw noSuchBreach(state)
    // The next head of that log is then the first that this node signs.
    await db.deleteFrom('exchange.witnessed').where('state', '=', state).execute()
    return { state }
  },
})
