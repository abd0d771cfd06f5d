import { randomBytes } from 'node:crypto'
import { serialize } from 'hono/utils/cookie'
import type { Host } from '../platform/http.ts'
import { cookieName, isSecure, readPlain, sha256 } from './cookies.ts'
import { limits } from './limits.ts'
import type { AccessTables } from './tables.ts'

/**
 * A device on which this officer has signed in before. It is no proof of who she is: it only spares her the delay that
 * strangers' failures cause. Each officer has a cookie of her own, since a duty room shares its computers.
 */
const nameFor = (host: Host<AccessTables>, email: string) =>
  cookieName(host, `device-${host.vault.mark('access/device-cookie', email).toString('hex').slice(0, 12)}`)

/** A short stable name of the known device that sends this request, if it is one. */
export async function findKnownDevice(
  host: Host<AccessTables>,
  request: Request,
  email: string,
): Promise<string | undefined> {
  const token = readPlain(request, nameFor(host, email))
  if (!token) return undefined
  const { rowCount } = await host.system.pool.query(
    `select from access.known_device d join access.officer o on o.id = d.officer
      where d.token = $1 and o.email = $2 and d.last_at > $3`,
    [sha256(token), email, new Date(host.clock().getTime() - limits.knownDevice)],
  )
  return rowCount ? sha256(token).toString('hex') : undefined
}

/** Remembers the device under a new token (one that was planted is worth nothing) and returns its cookie. */
export async function rememberDevice(
  host: Host<AccessTables>,
  request: Request,
  officer: { id: string; email: string },
): Promise<string> {
  const name = nameFor(host, officer.email)
  const before = readPlain(request, name)
  const token = randomBytes(24).toString('base64url')
  await host.system.pool.query(
    `with gone as (delete from access.known_device where token = $2 and officer = $3)
     insert into access.known_device (token, officer, since, last_at) values ($1, $3, $4, $4)`,
    [sha256(token), before ? sha256(before) : null, officer.id, host.clock()],
  )
  return serialize(name, token, {
    path: '/api',
    httpOnly: true,
    secure: isSecure(host),
    sameSite: 'strict',
    maxAge: limits.knownDevice / 1000,
  })
}
