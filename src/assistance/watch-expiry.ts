import { sql } from 'kysely'
import { announce } from '../platform/announce.ts'
import { everyMinute } from '../platform/every-minute.ts'
import type { PlatformTables, SystemContext } from '../platform/handle.ts'
import type { Host } from '../platform/http.ts'
import type { AssistanceTables } from './tables.ts'

/**
 * A yes that has run out has closed its gates by the clock; what waits in an outbox on it is stopped here, by the same
 * triggers that a withdrawal fires.
 */
export async function expireConsents({ db, now }: SystemContext<AssistanceTables & PlatformTables>): Promise<number> {
  const { rows } = await sql<{ person: string; purpose: string; consent: string; case_id: string }>`
    select * from assistance.expire(${now}::timestamptz)`.execute(db)
  for (const { person, purpose, consent, case_id: file } of rows)
    await announce(db, 'assistance.consent-expired', { case: file, person, purpose, consent })
  return rows.length
}

export const watchExpiry = async (host: Host<AssistanceTables & PlatformTables>) =>
  everyMinute(host, { name: 'assistance.expiry', look: expireConsents })
