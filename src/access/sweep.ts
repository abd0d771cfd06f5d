import type { Host } from '../platform/http.ts'
import { limits, sessionLimits } from './limits.ts'
import type { AccessTables } from './tables.ts'

/** Nothing that is over stays: sessions, challenges, failures, devices and links. */
export async function sweep(host: Host<AccessTables>): Promise<void> {
  const now = host.clock().getTime()
  const before = (milliseconds: number) => new Date(now - milliseconds)
  const { pool } = host.system
  await pool.query('delete from access.session where expires_at < $1 or updated_at < $2', [
    before(0),
    before(sessionLimits(host).idle),
  ])
  await pool.query('delete from access.verification where expires_at < $1', [before(0)])
  await pool.query('delete from access.failed_attempt where last_at < $1 and free_at < $2', [
    before(limits.forgetFailures),
    before(0),
  ])
  await pool.query('delete from access.known_device where last_at < $1', [before(limits.knownDevice)])
  await pool.query('delete from access.invitation where expires < $1', [before(limits.invitation)])
}
