import { createHmac } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import type { Host } from '../platform/http.ts'
import { secretOf } from './cookies.ts'
import type { AccessTables } from './tables.ts'

const period = 30_000

/**
 * Takes the time step of an authenticator's code before the library looks at it; false when the code, or a later one,
 * was taken before (RFC 6238 §5.2). Two requests at once meet in one row, and one of them gets it.
 * A wrong code takes nothing: the library refuses it.
 */
export async function takeCode(host: Host<AccessTables>, officer: string, code: string): Promise<boolean> {
  const { pool } = host.system
  const { rows } = await pool.query<{ secret: string }>('select secret from access.two_factor where user_id = $1', [
    officer,
  ])
  if (!rows[0]) return true
  const secret = await symmetricDecrypt({ key: secretOf(host), data: rows[0].secret })
  const now = Math.floor(Date.now() / period) // the library's own clock, which no test moves
  const step = [now - 1, now, now + 1].find((each) => codeAt(secret, each) === code)
  if (step === undefined) return true
  const { rowCount } = await pool.query(
    'update access.two_factor set last_step = $2 where user_id = $1 and secret = $3 and (last_step is null or last_step < $2)',
    [officer, step, rows[0].secret],
  )
  return rowCount === 1
}

/** RFC 4226 §5.3, six digits. */
function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const digits = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff
  return String(digits % 1_000_000).padStart(6, '0')
}
