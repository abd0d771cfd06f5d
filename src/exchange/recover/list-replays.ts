import { handle, type Context } from '../../platform/handle.ts'
import { listReplays, MessageId } from '../contract.ts'
import type { ExchangeTables } from '../tables.ts'

const most = 200

export const endpoint = handle(listReplays, {
  needs: 'exchange.read',
  audit: () => ({ subject: 'exchange' }),

  async run({ db }: Context<ExchangeTables>) {
    const rows = await db
      .selectFrom('exchange.replay as r')
      .innerJoin('exchange.message as m', 'm.id', 'r.message')
      .where('r.state', '=', 'Waiting')
      .orderBy('r.at')
      .orderBy('m.line')
      .limit(most + 1)
      .select(['m.id', 'm.partner', 'm.thread', 'm.type', 'm.issued_at', 'r.at', 'r.code'])
      .execute()
    const waiting = rows.slice(0, most).map(({ id, partner, thread, type, issued_at: issued, at, code }) => ({
      message: MessageId.parse(id),
      partner,
      thread,
      type,
      issuedAt: issued.toISOString(),
      since: at.toISOString(),
      code,
    }))
    return { waiting, more: rows.length > most }
  },
})
