import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { serializeSigned } from 'hono/utils/cookie'
import { expect, test } from 'vitest'
import { anyOfficer, type AnyOfficer } from '../../test/any-officer.ts'
import { useNode } from '../../test/node.ts'
import { secretOf } from './cookies.ts'
import { roles } from './roles.ts'
import { whoIs } from './who-is.ts'

const node = useNode()
const name = '__Secure-suar-id.session_token'

/** Who she is in ten lines: the rule against which the program is held. */
function oracle(she: AnyOfficer): string[] | undefined {
  const { signedIn, idle, signature, since, until, closed, role, withdrawn, factor } = she
  if (signature === 'forged' || signedIn >= 12 || Math.min(idle, signedIn) >= 8) return undefined
  if (since > 0 || (until !== null && until <= 0) || closed) return []
  const rights: readonly string[] = roles[role]
  const held = rights.filter((right) => right !== withdrawn)
  return factor === 'Missing' ? held.filter((right) => right === 'access.self') : [...held]
}

async function enter(she: AnyOfficer): Promise<Request> {
  const [officer, post, token] = [node.host.newId(), node.host.newId(), randomBytes(16).toString('hex')]
  const at = (hours: number) => new Date(node.host.clock().getTime() + hours * 3_600_000)
  const put = (text: string, values: unknown[]) => node.host.system.pool.query(text, values)
  await put('update access.role_right set withdrawn = case when "right" = $2 then now() end where role = $1', [
    she.role,
    she.withdrawn,
  ])
  await put(
    'insert into access.officer (id, name, email, second_factor, two_factor_enabled) values ($1, $2, $2, $3, $4)',
    [officer, officer, she.factor === 'Exempt' ? 'Exempt' : 'Required', she.factor === 'Enrolled'],
  )
  if (she.factor === 'Passkey')
    await put(
      `insert into access.passkey (id, user_id, public_key, credential_id, counter, device_type, backed_up)
       values (gen_random_uuid(), $1, '', $2, 0, '', false)`,
      [officer, officer],
    )
  await put('insert into access.post select $1, id, $2, $3, $4 from access.agency limit 1', [
    post,
    she.role,
    post,
    she.closed ? at(0) : null,
  ])
  await put('insert into access.holding (id, officer, post, since, until) values (gen_random_uuid(), $1, $2, $3, $4)', [
    officer,
    post,
    at(she.since),
    she.until === null ? null : at(she.until),
  ])
  await put(
    `insert into access.session (id, user_id, token, expires_at, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5)`,
    [officer, token, at(12 - she.signedIn), at(-she.signedIn), at(-Math.min(she.idle, she.signedIn))],
  )
  const secret = she.signature === 'ours' ? secretOf(node.host) : 'a secret of somebody else, just as long as ours'
  const cookie = (await serializeSigned(name, token, secret, { secure: true, path: '/api' })).split(';')[0]!
  return new Request('https://id.example/api/access/me', { headers: { cookie } })
}

test('whatever an officer is, she may do what her post, her factor and her session allow, and nothing more', async () => {
  await fc.assert(
    fc.asyncProperty(anyOfficer, async (she) => {
      const found = await whoIs(node.host)(await enter(she))
      expect(found && [...found.may].sort()).toEqual(oracle(she)?.sort())
    }),
    { numRuns: 150 },
  )
})
