import type { InboundMessage } from '../../platform/inbound-message.ts'
import type { Ctx } from '../context.ts'
import { noSuchRequest } from '../problems.ts'
import type { RequestRecord } from '../tables.ts'

/** The request that a message is about, held: one that we share with its sender and with nobody else. */
export async function heldFrom({ db }: Ctx, { from, thread }: InboundMessage, request: string): Promise<RequestRecord> {
  const row = await db
    .selectFrom('requests.request')
    .selectAll()
    .where('id', '=', request)
    .where('state', '=', from)
    .where('message', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || thread !== request) throw noSuchRequest(request)
  return row
}
