import { beforeAll, describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { come as arrive, seed, seededPassword } from '../../test/seeded.ts'
import { visitor } from '../../test/visitor.ts'
import { me } from './contract.ts'

const node = useNode('ID', { signIn: true })
const password = seededPassword
const come = (name: string, from?: { address: string }) => arrive(node, name, from)

beforeAll(async () => {
  await seed(node, 'Ayu', 'Bagus', 'Dian')
})

describe('an officer', () => {
  test('signs in with her password and is known by her post', async () => {
    const browser = await come('ayu')

    const { status, body } = await browser.post(me.name)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      name: 'Ayu',
      post: 'Desk Ayu',
      role: 'protection-officer',
      agency: { name: 'Direktorat Pelindungan' },
      state: 'ID',
    })
    expect(body.may).toContain('casework.read')
  })

  test('gets her session in a cookie that no script, no other site and no other path can read', async () => {
    const { cookies, body } = await visitor(node).signIn('ayu@seed.example', password)

    expect(JSON.stringify(body)).not.toMatch(/token|session/)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Secure-suar-id\./)
      expect(cookie).toMatch(/; HttpOnly/i)
      expect(cookie).toMatch(/; Secure/i)
      expect(cookie).toMatch(/; SameSite=Strict/i)
      expect(cookie).toMatch(/; Path=\/api(;|$)/i)
    }
  })

  test('signs out, and the cookie that she had opens nothing any more', async () => {
    const browser = await come('ayu')
    const thief = browser.stolen()
    await browser.post('auth/sign-out')

    expect(await browser.post(me.name)).toMatchObject({ status: 401 })
    expect(await thief.post(me.name)).toMatchObject({ status: 401 })
  })

  test('sees where else she is signed in, and ends it', async () => {
    const [here, elsewhere] = [await come('dian'), await come('dian', { address: '192.0.2.9' })]
    const { body } = await here.post('access/list-devices')
    expect(body.devices).toHaveLength(2)
    expect(JSON.stringify(body)).not.toMatch(/token/)
    const other = body.devices.find(({ current }: { current: boolean }) => !current)
    expect(other).toMatchObject({ address: '192.0.2.9', browser: 'Test browser' })

    expect(await here.post('access/end-device', { device: other.id })).toMatchObject({ body: { ended: 1 } })
    expect(await elsewhere.post(me.name)).toMatchObject({ status: 401 })
    expect(await here.post(me.name)).toMatchObject({ status: 200 })
  })

  test("cannot end another officer's session", async () => {
    const [dian, bagus] = [await come('dian'), await come('bagus')]
    const [{ id }] = (await node.rows<{ id: string }>(
      `select s.id from access.session s join access.officer o on o.id = s.user_id where o.name = 'Bagus'`,
    )) as [{ id: string }]

    expect(await dian.post('access/end-device', { device: id })).toMatchObject({ status: 404 })
    expect(await bagus.post(me.name)).toMatchObject({ status: 200 })
  })

  test('changes her password, which ends every other session', async () => {
    await seed(node, 'Eka')
    const [here, elsewhere] = [await come('eka'), await come('eka')]
    const change = { currentPassword: password, newPassword: 'lampu hijau di haluan' }
    expect(await here.post('auth/change-password', change)).toMatchObject({ status: 200 })

    expect(await elsewhere.post(me.name)).toMatchObject({ status: 401 })
    expect(await here.post(me.name)).toMatchObject({ status: 200 })
    expect(await visitor(node).signIn('eka@seed.example', password)).toMatchObject({ status: 401 })
  })

  test('leaves a ledger line by signing in', async () => {
    await come('ayu')
    expect(await node.rows(`select detail from platform.ledger where action = 'access/sign-in'`)).toContainEqual({
      detail: { by: 'sign-in/email' },
    })
  })
})

describe('an attacker', () => {
  test('cannot plant a session: signing in makes a new one and ends the one the browser brought', async () => {
    const attacker = await come('bagus')
    const victim = visitor(node, { jar: new Map(attacker.jar) })
    const planted = victim.jar.get('__Secure-suar-id.session_token')
    await victim.signIn('ayu@seed.example', password)

    expect(victim.jar.get('__Secure-suar-id.session_token')).not.toBe(planted)
    expect((await victim.post(me.name)).body).toMatchObject({ name: 'Ayu' })
    expect(await attacker.post(me.name)).toMatchObject({ status: 401 })
  })

  test('cannot use a session token from a stolen database: the cookie is signed with a key that is not in it', async () => {
    await come('ayu')
    const rows = await node.rows<{ token: string }>('select token from access.session')
    for (const { token } of rows.slice(0, 3))
      for (const value of [token, `${token}.`, `${token}.${Buffer.alloc(32).toString('base64')}`]) {
        const thief = visitor(node, { jar: new Map([['__Secure-suar-id.session_token', encodeURIComponent(value)]]) })
        expect(await thief.post(me.name)).toMatchObject({ status: 401 })
      }
  })

  test('learns nothing from a wrong password about who has an account', async () => {
    const known = await visitor(node).signIn('ayu@seed.example', 'not her password')
    const unknown = await visitor(node).signIn('nobody@seed.example', 'not her password')

    expect(known).toEqual(unknown)
    expect(known).toMatchObject({ status: 401, body: { code: 'access/invalid-email-or-password' } })
  })

  test('cannot sign up, reset a password, or reach any other door of the library', async () => {
    const stranger = visitor(node)
    const signUp = { name: 'x', email: 'x@x.example', password: 'a long enough password' }
    for (const path of [
      'sign-up/email',
      'request-password-reset',
      'reset-password',
      'update-user',
      'delete-user',
      'list-sessions',
      'revoke-sessions',
      'change-email',
      'set-password',
      'sign-in/social',
      'two-factor/send-otp',
      'sign-up/email/',
      '../auth/sign-up/email',
      '%73ign-up/email',
      'constructor',
      '__proto__',
    ])
      expect(await stranger.post(`auth/${path}`, signUp), path).toMatchObject({ status: 404 })
    expect(await stranger.get('auth/get-session')).toMatchObject({ status: 404 })
    expect(await node.rows(`select from access.officer where email = 'x@x.example'`)).toEqual([])
  })

  test('cannot make the browser of an officer ask from another site', async () => {
    const browser = await come('ayu')
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]) {
      expect(await browser.post(me.name, {}, headers)).toMatchObject({ status: 403, body: { code: 'another-origin' } })
      expect(await browser.post('auth/sign-out', {}, headers)).toMatchObject({ status: 403 })
    }
    expect(await browser.post(me.name)).toMatchObject({ status: 200 })
  })

  test('meets 401 at every door for the signed-in, and 415, 400 or 404 for what is not understood', async () => {
    const stranger = visitor(node)
    for (const path of [
      'change-password',
      'two-factor/enable',
      'two-factor/disable',
      'verify-password',
      'two-factor/generate-backup-codes',
      'passkey/verify-registration',
      'passkey/delete-passkey',
    ])
      expect(await stranger.post(`auth/${path}`, {}), path).toMatchObject({ status: 401 })
    for (const path of ['passkey/generate-register-options', 'passkey/list-user-passkeys'])
      expect(await stranger.get(`auth/${path}`), path).toMatchObject({ status: 401 })
    expect(await stranger.post('auth/sign-in/email', { email: 'x', password: '' })).toMatchObject({ status: 400 })
    expect(await stranger.post('auth/sign-in/email', { email: ['a'], password: {} })).toMatchObject({ status: 400 })
  })
})
