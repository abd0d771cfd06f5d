import { Hono } from 'hono'
import type { Host } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import { readJson } from '../platform/read-json.ts'
import { addressOf, networkOf } from '../platform/visitor-address.ts'
import { beginAttempt, type Attempt } from './attempts.ts'
import { addressHeader, type Auth } from './auth.ts'
import { doors } from './auth-doors.ts'
import { takeCode } from './code-once.ts'
import { readSigned } from './cookies.ts'
import { findKnownDevice } from './known-device.ts'
import { limits } from './limits.ts'
import { isWeak } from './password.ts'
import { inOurWords, weakPassword } from './problems.ts'
import { welcome } from './welcome.ts'
import { whoIs } from './who-is.ts'
import type { AccessTables } from './tables.ts'

type Door = (typeof doors)[string]

export interface Visit {
  readonly host: Host<AccessTables>
  readonly auth: Auth
  readonly request: Request
  readonly address: string
}

/** Signing in and out. Nothing of better-auth is reachable but the doors of auth-doors.ts. */
export function authRoutes(host: Host<AccessTables>, auth: Auth): Hono {
  const app = new Hono()
  app.all('/api/auth/*', async (c) => {
    const path = c.req.path.slice('/api/auth/'.length)
    const door = Object.hasOwn(doors, path) ? doors[path]! : undefined
    if (!door || door.method !== c.req.method) throw new Problem('no-such-page', 404)
    return enter(path, door, { host, auth, request: c.req.raw, address: addressOf(c.env) ?? '' })
  })
  return app
}

/** Signs in with a password just set; used when an invitation is accepted. */
export const signIn = (visit: Visit, body: { email: string; password: string }) => carry('sign-in/email', body, visit)

async function enter(path: string, door: Door, visit: Visit): Promise<Response> {
  const { host, request } = visit
  const officer = await whoIs(host)(request)
  if (door.signedIn && !officer) throw new Problem('not-signed-in', 401)
  if (door.confirmed) await mustHaveConfirmed(host, officer!.session!)
  const parsed = door.body?.safeParse(await readJson(request))
  if (parsed && !parsed.success)
    throw new Problem('not-understood', 400, {
      issues: parsed.error.issues.map(({ code, path, message }) => ({ code, path: path.join('.'), message })),
    })
  if (path === 'change-password' && isWeak(String(parsed?.data?.['newPassword']))) throw weakPassword()
  const holder = door.guarded === 'second-factor' ? await whoOwesCode(visit, officer?.id) : undefined
  const attempt =
    door.guarded && (await guard(door.guarded, visit, { body: parsed?.data, officer: officer?.id, holder }))
  if (holder && path.endsWith('totp') && !(await takeCode(host, holder.id, String(parsed?.data?.['code']))))
    throw inOurWords('INVALID_CODE', 401)
  const answer = await carry(path, parsed?.data, visit)
  if (answer.ok) await attempt?.succeed()
  if (answer.ok && path === 'verify-password')
    await host.system.pool.query('update access.session set confirmed = $2 where id = $1', [
      officer!.session,
      host.clock(),
    ])
  return answer
}

async function mustHaveConfirmed(host: Host<AccessTables>, session: string): Promise<void> {
  const { rowCount } = await host.system.pool.query(
    'select from access.session where id = $1 and greatest(confirmed, created_at) > $2',
    [session, new Date(host.clock().getTime() - limits.confirmation)],
  )
  if (!rowCount) throw new Problem('access/confirm-first', 403)
}

/** Whose failures count together. A known device has a count of its own, which no stranger can fill. */
async function guard(
  kind: NonNullable<Door['guarded']>,
  { host, request, address }: Visit,
  {
    body,
    officer,
    holder,
  }: { body: Record<string, unknown> | undefined; officer?: string | undefined; holder: Holder | undefined },
): Promise<Attempt | undefined> {
  if (kind === 'own-password') return beginAttempt(host, `own ${officer}`)
  if (kind === 'password') {
    const email = body!['email'] as string
    const device = await findKnownDevice(host, request, email)
    return beginAttempt(host, device ? `device ${device} ${email}` : `network ${networkOf(address)} ${email}`)
  }
  if (officer) return beginAttempt(host, `own code ${officer}`)
  const { email } = holder!
  const device = await findKnownDevice(host, request, email)
  return beginAttempt(host, device ? `code ${device} ${email}` : `code ${email}`)
}

interface Holder {
  readonly id: string
  readonly email: string
}

/** Whose code is asked for: the officer who is signed in already, or the one who has shown her password. */
async function whoOwesCode({ host, request }: Visit, officer: string | undefined): Promise<Holder> {
  const challenge = officer ? undefined : await readSigned(host, request, 'two_factor')
  const { rows } = await host.system.pool.query<Holder>(
    officer
      ? 'select id, email from access.officer where id = $1'
      : 'select o.id, o.email from access.verification v join access.officer o on o.id::text = v.value where v.identifier = $1',
    [officer ?? challenge ?? ''],
  )
  if (!rows[0]) throw new Problem('access/start-again', 401)
  return rows[0]
}

/** Hands the request to better-auth with what we vouch for, and its answer on without secrets, in our own form. */
async function carry(path: string, body: Record<string, unknown> | undefined, visit: Visit): Promise<Response> {
  const { host, auth, request, address } = visit
  const headers = new Headers({ [addressHeader]: address, origin: host.origin })
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  if (body) headers.set('content-type', 'application/json')
  const answer =
    path === 'verify-password'
      ? await auth.api.verifyPassword({ body: body as { password: string }, headers, asResponse: true })
      : await auth.handler(
          new Request(`${host.origin}/api/auth/${path}`, {
            method: body ? 'POST' : 'GET',
            headers,
            ...(body && { body: JSON.stringify(body) }),
          }),
        )
  const said = (await answer.json().catch(() => null)) as Record<string, unknown> | null
  if (!answer.ok) throw refusal(answer.status, said)
  return welcome({ host, request, path }, answer.headers.getSetCookie(), withoutSecrets(path, said))
}

function refusal(status: number, said: Record<string, unknown> | null): Error {
  return status < 500 ? inOurWords(said?.['code'], status) : new Error(`better-auth answered ${status}`)
}

/** Tokens travel in HttpOnly cookies only; who is signed in is said by access/me. */
function withoutSecrets(path: string, said: Record<string, unknown> | null): unknown {
  if (path === 'passkey/generate-authenticate-options') return { ...said, userVerification: 'required' }
  if (path === 'passkey/generate-register-options') return said
  if (path === 'passkey/verify-registration') return { ok: true }
  if (path === 'passkey/list-user-passkeys')
    return (said as unknown as { id: string; name?: string; createdAt?: string }[]).map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt,
    }))
  if (!said || Array.isArray(said)) return said
  const { token: _token, session: _session, user: _user, ...rest } = said
  return rest
}
