import type { Host } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { limits } from './limits.ts'
import type { AccessTables } from './tables.ts'

/** One try at a secret, counted before the secret is looked at, so that many at once gain nothing. */
export interface Attempt {
  readonly succeed: () => Promise<void>
}

/**
 * Counts a try under `key` or throws `access/too-many-attempts` with the seconds to wait.
 * The delay belongs to the key (account and network, or account and known device), so a stranger who fails for an
 * account delays herself and not its owner.
 */
export async function beginAttempt(host: Host<AccessTables>, key: string): Promise<Attempt> {
  const { pool } = host.system
  const blinded = host.vault.mark('access/attempt', key)
  const { rowCount } = await pool.query({ name: 'access-attempt', text: count, values: [blinded, host.clock()] })
  if (!rowCount) {
    const { rows } = await pool.query('select free_at from access.failed_attempt where key = $1', [blinded])
    const free = (rows[0] as { free_at: Date } | undefined)?.free_at.getTime() ?? 0
    throw new Problem('access/too-many-attempts', 429, {
      seconds: Math.max(1, Math.ceil((free - host.clock().getTime()) / 1000)),
    })
  }
  return {
    succeed: async () => {
      await pool.query('delete from access.failed_attempt where key = $1', [blinded])
    },
  }
}

const seconds = (milliseconds: number) => milliseconds / 1000
const fresh = `case when f.last_at < $2::timestamptz - interval '${seconds(limits.forgetFailures)} s' then 1 else f.failures + 1 end`
// 1, 2, 4, … seconds after the free tries, never more than the longest delay.
const delay = `least(${seconds(limits.longestDelay)}, case when ${fresh} <= ${limits.freeAttempts} then 0
  else 2 ^ least(${fresh} - ${limits.freeAttempts} - 1, 30) end)`
const count = `
  insert into access.failed_attempt as f (key, failures, last_at, free_at) values ($1, 1, $2, $2)
  on conflict (key) do update set failures = ${fresh}, last_at = $2, free_at = $2::timestamptz + ${delay} * interval '1 s'
   where f.free_at <= $2
  returning failures`
