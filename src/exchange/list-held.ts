import { sql } from 'kysely'
import { handle, type Context } from '../platform/handle.ts'
import { patience } from './attachments/refuse-overdue.ts'
import { listHeld, MessageId } from './contract.ts'
import type { ExchangeTables } from './tables.ts'

export const endpoint = handle(listHeld, {
  needs: 'exchange.read',
  audit: () => ({ subject: 'exchange' }),

  async run({ db }: Context<ExchangeTables>) {
    const { rows } = await sql<Row>`
      select message.id, message.direction, message.partner, message.thread, message.code, receipt.at,
             count(*)::int as files, count(*) filter (where whole_at is not null and direction = 'in')::int as whole,
             sum(attachment.bytes)::float8 as bytes
        from exchange.message
        join exchange.receipt on receipt.message = message.id and receipt.step = 'received'
        join exchange.attachment on attachment.message = message.id
       where message.state = 'received'
       group by message.id, receipt.at order by receipt.at limit 200`.execute(db)
    return {
      held: rows.map(({ id, at, ...row }) => ({
        ...row,
        message: MessageId.parse(id),
        since: at.toISOString(),
        until: new Date(at.getTime() + patience).toISOString(),
      })),
    }
  },
})

interface Row {
  id: string
  direction: 'in' | 'out'
  partner: string
  thread: string
  code: string | null
  at: Date
  files: number
  whole: number
  bytes: number
}
