import type { SystemContext } from '../../platform/handle.ts'
import { appendToLedger } from '../../platform/ledger.ts'
import type { ExchangeTables } from '../tables.ts'

export interface Breach {
  readonly origin: string
  readonly state: string
  readonly found: 'forked' | 'not-consistent' | 'shrunk'
  /** The head that this node holds, word for word. */
  readonly held: string
  /** The one that cannot be true beside it. */
  readonly shown: string
}

/**
 * Keeps the evidence once, with a line in the ledger, for a person to look at; true when it is new. What a person has
 * closed stays closed, also where another witness still holds the old head.
 */
export async function recordBreach(context: SystemContext<ExchangeTables>, breach: Breach): Promise<boolean> {
  const { db, now } = context
  const closed = await db
    .selectFrom('exchange.log_breach')
    .where('origin', '=', breach.origin)
    .where('closed_at', 'is not', null)
    .where((where) => where.or([where('held', '=', breach.shown), where('shown', '=', breach.shown)]))
    .select('breach')
    .executeTakeFirst()
  if (closed) return false
  const written = await db
    .insertInto('exchange.log_breach')
    .values({ ...breach, at: now, closed_at: null })
    .onConflict((conflict) => conflict.constraint('a_breach_is_written_once').doNothing())
    .returning('breach')
    .executeTakeFirst()
  if (written)
    await appendToLedger(context, {
      at: now,
      officer: null,
      action: 'exchange/incident',
      subject: breach.origin,
      detail: { code: `exchange/log-${breach.found}`, breach: written.breach },
    })
  return written !== undefined
}
