import type { InboundMessage } from '../../platform/inbound-message.ts'
import type { Ctx } from '../context.ts'
import { noSuchReconciliation } from '../problems.ts'
import type { RegistersTables } from './tables.ts'

/** The comparison under way that a message belongs to, held until it is taken. */
export async function runningWith(
  { db }: Ctx,
  { thread, from }: InboundMessage,
  side: 'Ours' | 'Theirs',
): Promise<RegistersTables['requests.reconciliation']> {
  const row = await db
    .selectFrom('requests.reconciliation')
    .selectAll()
    .where('id', '=', thread)
    .where('state', '=', from)
    .where('side', '=', side)
    .where('finished_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noSuchReconciliation(from)
  return row
}
