import { inSystem } from '../../platform/in-system.ts'
import { postReceipt } from '../mark-read.ts'
import type { ExchangeHost } from '../tables.ts'
import { settleHeld } from './settle-held.ts'

/** Sooner than the week after which a sender gives up trying, so that those behind it can still pass. */
export const patience = 5 * 24 * 3600_000

/** A message whose attachments did not come within five days is refused, so that it holds up its thread no longer. */
export async function refuseOverdue(host: ExchangeHost): Promise<void> {
  const { rows } = await host.system.pool.query<{ id: string; partner: string }>(
    `select id, partner from exchange.message join exchange.receipt on message = id and step = 'received'
      where direction = 'in' and state = 'received' and at < $1`,
    [new Date(host.clock().getTime() - patience)],
  )
  for (const { id: message, partner } of rows) {
    await settleHeld(host, message, 'exchange/attachment-missing')
    await inSystem(host, (context) => postReceipt(context, { message, step: 'refused', partner }))
  }
}
