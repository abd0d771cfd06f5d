import { parseSigned } from 'hono/utils/cookie'
import { appendToLedger } from '../platform/ledger.ts'
import type { Host } from '../platform/http.ts'
import { cookieName, readSigned, secretOf } from './cookies.ts'
import { rememberDevice } from './known-device.ts'
import type { AccessTables } from './tables.ts'

interface Arrival {
  readonly host: Host<AccessTables>
  readonly request: Request
  readonly path: string
}

/**
 * The answer of a sign-in door. When it opened a new session, the device is remembered, a ledger line is left, and the
 * session that the browser brought along, whoever's it was, ends.
 */
export async function welcome(arrival: Arrival, cookies: string[], body: unknown): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  const officer = await whoCameIn(arrival.host, cookies)
  if (officer) {
    headers.append('set-cookie', await rememberDevice(arrival.host, arrival.request, officer))
    await endFormerSession(arrival, officer.token)
    await note(arrival, officer)
  }
  return new Response(JSON.stringify(body), { headers })
}

interface Arrived {
  readonly id: string
  readonly email: string
  readonly session: string
  readonly token: string
}

async function whoCameIn(host: Host<AccessTables>, cookies: string[]): Promise<Arrived | undefined> {
  const name = cookieName(host, 'session_token')
  const pair = cookies.map((cookie) => cookie.split(';')[0]!).find((each) => each.startsWith(`${name}=`))
  const token = pair && (await parseSigned(pair, secretOf(host), name))[name]
  if (!token) return undefined
  const { rows } = await host.system.pool.query<Arrived>(
    `select o.id, o.email, s.id as session, s.token
       from access.session s join access.officer o on o.id = s.user_id where s.token = $1`,
    [token],
  )
  return rows[0]
}

async function endFormerSession({ host, request }: Arrival, token: string): Promise<void> {
  const former = await readSigned(host, request, 'session_token')
  if (former && former !== token) await host.system.pool.query('delete from access.session where token = $1', [former])
}

async function note({ host, path }: Arrival, { id, session }: Arrived): Promise<void> {
  await host.system.kysely.transaction().execute((db) =>
    appendToLedger(
      { db: db as never, vault: host.vault },
      {
        at: host.clock(),
        officer: id,
        action: 'access/sign-in',
        subject: session,
        detail: { by: path },
      },
    ),
  )
}
