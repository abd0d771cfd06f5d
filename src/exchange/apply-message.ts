import { sql } from 'kysely'
import type { SystemContext } from '../platform/handle.ts'
import { Problem } from '../platform/problem.ts'
import type { Opened } from './open-envelope.ts'
import type { ExchangeHost, ExchangeTables } from './tables.ts'

/**
 * Gives a message to the slice that owns its type, inside a savepoint: a refusal undoes all that the slice did and
 * still leaves a signed answer. Returns the code of the refusal, or nothing when it was applied.
 */
export async function applyMessage(
  host: ExchangeHost,
  context: SystemContext<ExchangeTables>,
  { envelope, body, objection }: Opened,
): Promise<string | undefined> {
  if (objection !== undefined) return objection
  const { id, from, type, thread, issuedAt } = envelope
  await sql`savepoint applying`.execute(context.db)
  try {
    const known = await host.deliver(context, { id, from, type, thread, issuedAt: new Date(issuedAt), body })
    return known ? undefined : 'exchange/unknown-type'
  } catch (error) {
    // Only what a slice says on purpose is an answer. A bug, or a passing trouble, lets the sender try again.
    if (!(error instanceof Problem) || error.status >= 500) throw error
    await sql`rollback to savepoint applying`.execute(context.db)
    return error.code
  }
}
