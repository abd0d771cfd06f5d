import { sql, type RawBuilder } from 'kysely'
import type { Envelope } from './protocol.ts'
import { digestOf } from './signed.ts'

interface Written {
  readonly draft: Envelope
  /** The signed text. */
  readonly envelope: string
  readonly wire: string
  /** The body, under the key of the thread. */
  readonly sealed: Buffer
  readonly now: Date
  /** Of the thread, when it has ended with this message. */
  readonly life?: number
}

/**
 * A new message of ours, as the parts of the statement that writes it: itself, its line for the transparency log, its
 * place in the queue, its sealed body. The caller's statement goes on behind it.
 */
export function newMessage({ draft, envelope, wire, sealed, now, life }: Written): RawBuilder<unknown> {
  const { id, to, thread, seq, type, issuedAt, expiresAt, voids } = draft
  return sql`
    logged as (
      insert into exchange.message
        (id, direction, partner, thread, seq, type, digest, envelope, wire, state, issued_at, expires_at, voids, life)
      values (${id}, 'out', ${to}, ${thread}, ${seq}, ${type}, ${digestOf(envelope)}, ${envelope}, ${wire}, 'queued',
              ${issuedAt}, ${expiresAt}, ${voids?.id ?? null}, ${life ?? null}::integer)
      returning id, digest),
    for_the_log as (insert into exchange.log_pending (kind, digest) select 'envelope', digest from logged),
    waiting as (
      insert into exchange.outbound (message, partner, thread, seq, queued_at, next_try_at)
      select id, ${to}, ${thread}::uuid, ${seq}::integer, ${now}::timestamptz, ${now}::timestamptz from logged),
    kept as (insert into exchange.payload (message, sealed) select id, ${sealed}::bytea from logged)`
}
