import type { Db } from '../platform/db.ts'
import type { SystemContext } from '../platform/handle.ts'
import type { Delivery, DeliveryState } from './contract.ts'
import { noSuchMessage } from './problems.ts'
import type { ExchangeTables } from './tables.ts'
import { payloadOf } from './take-receipt.ts'

/** How far a message has come, rung by rung, as the signed receipts say. Throws `exchange/no-such-message`. */
export async function findDelivery<T extends ExchangeTables>(
  given: Pick<SystemContext<T>, 'db'>,
  message: string,
): Promise<Delivery> {
  const db = given.db as unknown as Db<ExchangeTables>
  const ladder = (await findLadders(db, [message])).get(message)
  if (!ladder) throw noSuchMessage(message)
  return ladder
}

/** The ladders of several messages at once. */
export async function findLadders(
  db: Db<ExchangeTables>,
  messages: readonly string[],
): Promise<ReadonlyMap<string, Delivery>> {
  if (messages.length === 0) return new Map()
  const rows = await db
    .selectFrom('exchange.message as message')
    .leftJoin('exchange.outbound as waiting', (join) =>
      join.onRef('waiting.message', '=', 'message.id').on('waiting.step', 'is', null),
    )
    .where('message.id', 'in', [...messages])
    .select(['id', 'direction', 'state', 'message.code', 'issued_at', 'sent_at', 'dead_at', 'answered_at'])
    .execute()
  const receipts = await db
    .selectFrom('exchange.receipt')
    .where('message', 'in', [...messages])
    .select(['message', 'step', 'receipt'])
    .execute()
  return new Map(
    rows.map((row) => {
      const signed = receipts.filter((receipt) => receipt.message === row.id)
      return [row.id, { state: row.state, code: row.code, at: rungs(row, signed) }]
    }),
  )
}

function rungs(
  row: { issued_at: Date; sent_at: Date | null; dead_at: Date | null; answered_at: Date | null },
  receipts: readonly { step: DeliveryState; receipt: string }[],
): Delivery['at'] {
  const at: Delivery['at'] = [{ step: 'queued', at: row.issued_at.toISOString() }]
  if (row.sent_at) at.push({ step: 'sent', at: row.sent_at.toISOString() })
  for (const { step, receipt } of receipts) {
    const said = payloadOf(receipt) as { receivedAt: string; at: string }
    if (step === 'delivered' || step === 'refused') at.push({ step: 'received', at: said.receivedAt })
    if (step !== 'received' || receipts.length === 1) at.push({ step, at: said.at })
  }
  if (row.dead_at) at.push({ step: 'dead', at: row.dead_at.toISOString() })
  if (row.answered_at) at.push({ step: 'answered', at: row.answered_at.toISOString() })
  const order = ['queued', 'sent', 'received', 'delivered', 'refused', 'read', 'answered', 'dead']
  return at.sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step))
}
