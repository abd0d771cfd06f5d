import { sql } from 'kysely'
import { handle, type Context } from '../platform/handle.ts'
import { retryDeadLetter } from './contract.ts'
import { noSuchDeadLetter } from './problems.ts'
import type { ExchangeTables } from './tables.ts'
import { markUnsent } from './wake.ts'

export const endpoint = handle(retryDeadLetter, {
  needs: 'exchange.operate',
  audit: ({ message }, { revived }) => ({ subject: message, detail: { revived } }),

  async run({ db, now, vault }: Context<ExchangeTables>, { message }) {
    // Those before it in the thread must go first; those behind it wait in vain without it.
    const { rows } = await sql<{ message: string }>`
      with letter as (
        select waiting.partner, waiting.thread from exchange.outbound waiting
          join exchange.message on message.id = waiting.message
         where waiting.message = ${message} and dead_at is not null and not stopped and (voided_by is null or step is not null)),
      revived as (
        update exchange.outbound set dead_at = null, queued_at = ${now}, next_try_at = ${now}, tries = 0, objections = 0, objecting_since = null
         where dead_at is not null and not stopped and partner in (select partner from letter)
           and (message = ${message} or thread in (select thread from letter))
        returning message, step),
      moved as (
        update exchange.message set state = case when sent_at is null then 'queued' else 'sent' end
         where state = 'dead' and id in (select message from revived where step is null)),
      knocking as (
        update exchange.partner set next_try_at = null where state in (select partner from letter))
      select message from revived`.execute(db)
    if (rows.length === 0) throw noSuchDeadLetter(message)
    markUnsent(vault)
    return { message, revived: rows.length }
  },
})
