import { handle, type Context } from '../platform/handle.ts'
import { releaseThread } from './contract.ts'
import { giveUpPlace } from './give-up-place.ts'
import type { ExchangeTables } from './tables.ts'

export const endpoint = handle(releaseThread, {
  needs: 'exchange.operate',
  audit: ({ message }) => ({ subject: message }),

  async run(context: Context<ExchangeTables>, { message }) {
    await giveUpPlace(context, { message, code: 'exchange/given-up' })
    return { message }
  },
})
