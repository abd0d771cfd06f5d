import { handle, type Context } from '../platform/handle.ts'
import { listDeadLetters, MessageId } from './contract.ts'
import { Envelope } from './protocol.ts'
import { payloadOf } from './take-receipt.ts'
import type { ExchangeTables } from './tables.ts'

export const endpoint = handle(listDeadLetters, {
  needs: 'exchange.read',
  audit: () => ({ subject: 'exchange' }),

  async run({ db }: Context<ExchangeTables>) {
    const rows = await db
      .selectFrom('exchange.outbound as waiting')
      .innerJoin('exchange.message as message', 'message.id', 'waiting.message')
      .where('waiting.dead_at', 'is not', null)
      .orderBy('waiting.line')
      .limit(500)
      .select(['id', 'waiting.partner', 'message.thread', 'type', 'envelope', 'issued_at', 'dead_at', 'tries'])
      .select(['waiting.code', 'waiting.step', 'voided_by'])
      .execute()
    return {
      letters: rows.map((row) => ({
        message: MessageId.parse(row.id),
        partner: row.partner,
        thread: row.thread,
        type: row.type,
        receipt: row.step !== null,
        tlp: Envelope.safeParse(payloadOf(row.envelope)).data?.handling.tlp ?? null,
        issuedAt: row.issued_at.toISOString(),
        deadAt: row.dead_at!.toISOString(),
        tries: row.tries,
        code: row.code,
        placeGivenUp: row.voided_by !== null && row.step === null,
      })),
    }
  },
})
