import { announce } from '../platform/announce.ts'
import type { SystemContext } from '../platform/handle.ts'
import { openOffice } from './office.ts'
import { noSuchMessage } from './problems.ts'
import type { Receipt } from './protocol.ts'
import { logText } from './log/log-text.ts'
import { digestOf, signText } from './signed.ts'
import type { ExchangeTables } from './tables.ts'
import { markUnsent } from './wake.ts'

/**
 * Tells the sending state that a person has read its message: a signed receipt, sent like a message and retried like
 * one. Once is enough; a second call changes nothing. Throws `exchange/no-such-message` when none came in under that id.
 */
export async function markRead<T extends ExchangeTables>(given: SystemContext<T>, message: string): Promise<void> {
  const context = given as unknown as SystemContext<ExchangeTables>
  const { db, now, state, vault } = context
  const found = await db
    .selectFrom('exchange.message')
    .where('id', '=', message)
    .where('direction', '=', 'in')
    .select(['partner', 'digest', 'state'])
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw noSuchMessage(message)
  if (found.state !== 'delivered') return
  const at = now.toISOString()
  const { partner, digest } = found
  const said: Receipt = { suar: 1, from: state, to: partner, message, digest, step: 'read', receivedAt: at, at }
  const receipt = signText('receipt', said, (await openOffice(context)).signer)
  await db.insertInto('exchange.receipt').values({ message, step: 'read', receipt, at: now, code: null }).execute()
  await logText(context, 'receipt', digestOf(receipt))
  await db.updateTable('exchange.message').set({ state: 'read' }).where('id', '=', message).execute()
  await postReceipt(context, { message, step: 'read', partner })
  await announce(db, 'exchange.delivery-changed', { message })
  markUnsent(vault)
}

/** Puts a signed receipt into the queue; it may go before or after anything else. */
export async function postReceipt(
  { db, now }: Pick<SystemContext<ExchangeTables>, 'db' | 'now'>,
  { message, step, partner }: { message: string; step: Receipt['step']; partner: string },
): Promise<void> {
  await db
    .insertInto('exchange.outbound')
    .values({
      message,
      step,
      partner,
      thread: null,
      seq: null,
      code: null,
      queued_at: now,
      next_try_at: now,
      dead_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
