import { sql } from 'kysely'
import { handle, type Context } from '../platform/handle.ts'
import { putAwayDeadLetter } from './contract.ts'
import { noSuchDeadLetter } from './problems.ts'
import type { ExchangeTables } from './tables.ts'

export const endpoint = handle(putAwayDeadLetter, {
  needs: 'exchange.operate',
  audit: ({ message }) => ({ subject: message }),

  /** Only what holds up nobody: a message whose place is given up, or a receipt. */
  async run({ db }: Context<ExchangeTables>, { message }) {
    const { rows } = await sql`
      delete from exchange.outbound waiting using exchange.message
       where waiting.message = ${message} and message.id = waiting.message and waiting.dead_at is not null
         and (message.voided_by is not null or waiting.step is not null)
      returning waiting.message`.execute(db)
    if (rows.length === 0) throw noSuchDeadLetter(message)
    return { message }
  },
})
