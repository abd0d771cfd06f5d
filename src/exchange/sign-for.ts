import { sql, type RawBuilder } from 'kysely'
import type { SystemContext } from '../platform/handle.ts'
import { ledgerRow } from '../platform/ledger.ts'
import type { Envelope, Place } from './protocol.ts'
import { digestOf } from './signed.ts'
import type { ExchangeTables } from './tables.ts'

interface Signed {
  readonly envelope: Envelope
  readonly receipt: string
  /** Why it was refused; `undefined` when it was delivered. */
  readonly code: string | undefined
  /** Where the thread stands from now on. */
  readonly head: Place
  readonly receivedAt: Date
}

/**
 * What it means to sign for a message, as the end of the statement that does it: the receipt and its line for the
 * transparency log, the line in the ledger, the head of the thread.
 */
export function signFor(
  { now, vault }: Pick<SystemContext<ExchangeTables>, 'now' | 'vault'>,
  { envelope: { id, from, thread, type, voids }, receipt, code, head, receivedAt: at }: Signed,
): RawBuilder<unknown> {
  const step = code === undefined ? 'delivered' : 'refused'
  const detail = { from, thread, type, ...(code && { refused: code }), ...(voids && { voids: voids.id }) }
  const line = ledgerRow(vault, { at, officer: null, action: 'exchange/receive-message', subject: id, detail })
  return sql`
    signed as (
      insert into exchange.receipt (message, step, receipt, at, code)
      values (${id}, ${step}, ${receipt}, ${now}::timestamptz, ${code ?? null}::text)),
    signed_in_the_log as (insert into exchange.log_pending (kind, digest) values ('receipt', ${digestOf(receipt)})),
    written as (
      insert into platform.ledger (id, at, action, subject, detail, mark)
      values (${line.id}, ${line.at}, ${line.action}, ${line.subject}, ${JSON.stringify(line.detail)}, ${line.mark}))
    update exchange.thread set seq = ${head.seq}, digest = ${head.digest}
     where partner = ${from} and thread = ${thread} and direction = 'in'`
}
