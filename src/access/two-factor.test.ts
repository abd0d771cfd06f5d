import { beforeAll, describe, expect, test } from 'vitest'
import { codeFor, freshCodeFor } from '../../test/authenticator-app.ts'
import { useNode } from '../../test/node.ts'
import { come, seed, seededPassword as password } from '../../test/seeded.ts'
import { visitor } from '../../test/visitor.ts'
import { me } from './contract.ts'

const node = useNode('ID', { signIn: true })
const enrolled = new Map<string, { uri: string; codes: string[] }>()

async function enrol(name: string) {
  const browser = await come(node, name)
  const { status, body } = await browser.post('auth/two-factor/enable', { password })
  expect(status).toBe(200)
  expect(await browser.post('auth/two-factor/verify-totp', { code: freshCodeFor(body.totpURI) })).toMatchObject({
    status: 200,
  })
  enrolled.set(name, { uri: body.totpURI, codes: body.backupCodes })
  return browser
}
const half = async (name: string, address = '198.51.100.50') => {
  const browser = visitor(node, { address })
  const answer = await browser.signIn(`${name.toLowerCase()}@seed.example`, password)
  expect(answer).toMatchObject({ status: 200, body: { twoFactorRedirect: true } })
  return browser
}

beforeAll(async () => {
  await seed(node, 'Ayu', 'Bagus', 'Cahya', 'Dian', 'Eka')
  for (const name of ['Ayu', 'Bagus', 'Cahya', 'Dian']) await enrol(name)
})

describe('an officer with an authenticator app', () => {
  test('is not in with the password alone', async () => {
    const browser = await half('Ayu')
    expect(browser.jar.has('__Secure-suar-id.session_token')).toBe(false)
    expect(await browser.post(me.name)).toMatchObject({ status: 401 })
    expect(await browser.post('auth/two-factor/enable', { password })).toMatchObject({ status: 401 })
  })

  test('is in with the code', async () => {
    const browser = await half('Ayu')
    const code = freshCodeFor(enrolled.get('Ayu')!.uri)
    expect(await browser.post('auth/two-factor/verify-totp', { code })).toMatchObject({ status: 200 })
    expect((await browser.post(me.name)).body).toMatchObject({ name: 'Ayu', secondFactor: { enrolled: true } })
  })

  test('is in with a recovery code, once', async () => {
    const [code] = enrolled.get('Ayu')!.codes
    const first = await half('Ayu')
    expect(await first.post('auth/two-factor/verify-backup-code', { code })).toMatchObject({ status: 200 })
    expect(await first.post(me.name)).toMatchObject({ status: 200 })
    const second = await half('Ayu')
    expect(await second.post('auth/two-factor/verify-backup-code', { code })).toMatchObject({ status: 401 })
    expect(await second.post(me.name)).toMatchObject({ status: 401 })
  })

  test('keeps secret and recovery codes unreadable in the database', async () => {
    const { uri, codes } = enrolled.get('Ayu')!
    const secret = new URL(uri).searchParams.get('secret')!
    const text = JSON.stringify(await node.rows('select * from access.two_factor'))
    expect(text).not.toContain(secret)
    for (const code of codes) expect(text).not.toContain(code)
  })
})

describe('a code', () => {
  const send = async (code: string) => (await half('Gita')).post('auth/two-factor/verify-totp', { code })

  test('is good once, for one of many who send it at the same moment, and never afterwards', async () => {
    await seed(node, 'Gita')
    await enrol('Gita')
    const { uri } = enrolled.get('Gita')!
    const code = freshCodeFor(uri)
    const browsers = []
    for (let n = 0; n < 4; n++) browsers.push(await half('Gita'))
    const answers = await Promise.all(browsers.map((each) => each.post('auth/two-factor/verify-totp', { code })))

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => [200, 401, 429].includes(status))).toBe(true)
    node.wait({ minutes: 1 })
    expect(await send(code)).toMatchObject({ status: 401 })
  })

  test('that is older than one taken is good no more, though its time has not run out', async () => {
    const { uri } = enrolled.get('Gita')!
    const now = Date.now()
    expect(await send(codeFor(uri, now + 30_000))).toMatchObject({ status: 200 })
    expect(await send(codeFor(uri, now))).toMatchObject({ status: 401 })
  })

  test('seen while an app is enrolled opens no second session', async () => {
    await seed(node, 'Hana')
    const browser = await come(node, 'Hana')
    const { body } = await browser.post('auth/two-factor/enable', { password })
    const code = freshCodeFor(body.totpURI)
    expect(await browser.post('auth/two-factor/verify-totp', { code })).toMatchObject({ status: 200 })
    expect(await (await half('Hana')).post('auth/two-factor/verify-totp', { code })).toMatchObject({ status: 401 })
  })
})

describe('somebody who knows the password', () => {
  test('may guess few codes, then waits; new challenges give no new tries', async () => {
    const answers = []
    for (let n = 0; n < 8; n++) {
      const browser = await half('Bagus', '203.0.113.5')
      answers.push(await browser.post('auth/two-factor/verify-totp', { code: String(n).padStart(6, '0') }))
    }
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401, 429, 429])
  })

  test('waits with recovery codes just as well', async () => {
    const browser = await half('Bagus', '203.0.113.6')
    let guessed = 0
    do guessed = (await browser.post('auth/two-factor/verify-totp', { code: '000000' })).status
    while (guessed === 401)
    expect(await browser.post('auth/two-factor/verify-backup-code', { code: 'aaaaa-bbbbb' })).toMatchObject({
      status: 429,
    })
  })

  test('does not lock out the owner, whose own device counts apart', async () => {
    const hers = await half('Cahya', '198.51.100.60')
    await hers.post('auth/two-factor/verify-totp', { code: freshCodeFor(enrolled.get('Cahya')!.uri) })
    await hers.post('auth/sign-out')
    for (let n = 0; n < 8; n++) {
      const thief = await half('Cahya', '203.0.113.7')
      await thief.post('auth/two-factor/verify-totp', { code: String(n).padStart(6, '0') })
    }
    expect(await hers.signIn('cahya@seed.example', password)).toMatchObject({ status: 200 })
    const code = freshCodeFor(enrolled.get('Cahya')!.uri)
    expect(await hers.post('auth/two-factor/verify-totp', { code })).toMatchObject({ status: 200 })
  })

  test("cannot finish somebody else's challenge with her own code", async () => {
    const hers = await half('Dian')
    const code = freshCodeFor(enrolled.get('Ayu')!.uri)
    expect(await hers.post('auth/two-factor/verify-totp', { code })).toMatchObject({ status: 401 })
  })

  test('cannot start in the middle', async () => {
    expect(await visitor(node).post('auth/two-factor/verify-totp', { code: '000000' })).toMatchObject({
      status: 401,
      body: { code: 'access/start-again' },
    })
  })
})

describe('a passkey', () => {
  test('is added only soon after the password was typed, so that an unlocked desk is not enough', async () => {
    const browser = await come(node, 'Eka')
    expect(await browser.get('auth/passkey/generate-register-options')).toMatchObject({ status: 200 })
    node.wait({ minutes: 11 })
    expect(await browser.get('auth/passkey/generate-register-options')).toMatchObject({
      status: 403,
      body: { code: 'access/confirm-first' },
    })
    expect(await browser.post('auth/verify-password', { password: 'not hers at all' })).toMatchObject({ status: 400 })
    expect(await browser.get('auth/passkey/generate-register-options')).toMatchObject({ status: 403 })
    expect(await browser.post('auth/verify-password', { password })).toMatchObject({ status: 200 })
    const { status, body } = await browser.get('auth/passkey/generate-register-options')
    expect(status).toBe(200)
    expect(body).toMatchObject({ rp: { id: 'id.example' }, authenticatorSelection: { userVerification: 'required' } })
  })

  test('asks for a PIN or a finger when it is used', async () => {
    expect((await visitor(node).get('auth/passkey/generate-authenticate-options')).body).toMatchObject({
      userVerification: 'required',
      rpId: 'id.example',
    })
  })
})

describe('an officer who must have a second factor and has none', () => {
  test('may see herself and enrol, and nothing else', async () => {
    await seed(node, 'Fajar')
    await node.rows(`update access.officer set second_factor = 'Required' where name = 'Fajar'`)
    const browser = await come(node, 'Fajar')
    expect((await browser.post(me.name)).body).toMatchObject({
      may: ['access.self'],
      secondFactor: { enrolled: false, required: true },
    })
    expect(await browser.post('access/break-glass', {})).toMatchObject({ status: 403 })

    const { body } = await browser.post('auth/two-factor/enable', { password })
    await browser.post('auth/two-factor/verify-totp', { code: freshCodeFor(body.totpURI) })
    expect((await browser.post(me.name)).body.may).toContain('casework.read')
  })
})
