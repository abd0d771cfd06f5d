import { beforeAll, describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { come, seed, seededPassword } from '../../test/seeded.ts'
import { visitor } from '../../test/visitor.ts'

const node = useNode('ID', { signIn: true })
const attacker = { address: '203.0.113.66' }
const email = 'ayu@seed.example'
const guess = async (from: { address: string }, times: number, who = email) => {
  const answers = []
  for (let n = 0; n < times; n++) answers.push(await visitor(node, from).signIn(who, `wrong guess number ${n}`))
  return answers
}

beforeAll(() => seed(node, 'Ayu', 'Bagus', 'Cahya', 'Dian', 'Eka'))

describe('who guesses passwords', () => {
  test('may err five times, then waits longer and longer, up to a quarter of an hour', async () => {
    const answers = await guess(attacker, 7)
    expect(answers.slice(0, 6).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401])
    expect(answers[6]).toMatchObject({
      status: 429,
      body: { code: 'access/too-many-attempts', detail: { seconds: 1 } },
    })

    const waits: number[] = []
    for (let n = 0; n < 14; n++) {
      const [answer] = await guess(attacker, 1)
      if (answer!.status === 429) waits.push(answer!.body.detail.seconds)
      node.wait({ minutes: 16 })
    }
    const [blocked] = await guess(attacker, 2).then((all) => all.slice(1))
    expect(blocked).toMatchObject({ status: 429, body: { detail: { seconds: 900 } } })
    expect(Math.max(...waits, 0)).toBeLessThanOrEqual(900)
  })

  test('gains nothing by asking fifty times at once', async () => {
    const from = { address: '203.0.113.77' }
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => visitor(node, from).signIn('bagus@seed.example', `wrong at once ${n}`)),
    )
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(6)
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(44)
  })

  test('is not let in during the delay even with the right password', async () => {
    const from = { address: '203.0.113.88' }
    await guess(from, 6, 'cahya@seed.example')
    expect(await visitor(node, from).signIn('cahya@seed.example', seededPassword)).toMatchObject({ status: 429 })
  })

  test('is counted for the account and the network, not for a header that she writes herself', async () => {
    const from = { address: '203.0.113.99' }
    const answers = []
    for (let n = 0; n < 7; n++)
      answers.push(
        await visitor(node, from).post(
          'auth/sign-in/email',
          { email: 'dian@seed.example', password: `wrong ${n}` },
          { 'x-forwarded-for': `10.0.0.${n}`, 'x-suar-address': `10.0.0.${n}`, 'x-real-ip': `10.0.0.${n}` },
        ),
      )
    expect(answers.at(-1)).toMatchObject({ status: 429 })
    const network = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        visitor(node, { address: `2001:db8:1:2::${n}` }).signIn('dian@seed.example', `wrong ${n}`),
      ),
    )
    expect(network.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(6)
  })
})

describe('the true owner', () => {
  test('signs in from elsewhere while strangers fail for her account', async () => {
    await guess(attacker, 10, 'eka@seed.example')
    expect(await visitor(node, { address: '198.51.100.1' }).signIn('eka@seed.example', seededPassword)).toMatchObject({
      status: 200,
    })
  })

  test('signs in from a device that knows her even beside the attacker, on the same network', async () => {
    const hers = await come(node, 'Bagus', { address: '198.51.100.20' })
    await hers.post('auth/sign-out')
    await guess({ address: '198.51.100.20' }, 10, 'bagus@seed.example')
    expect(
      await visitor(node, { address: '198.51.100.20' }).signIn('bagus@seed.example', seededPassword),
    ).toMatchObject({ status: 429 })
    expect(await hers.signIn('bagus@seed.example', seededPassword)).toMatchObject({ status: 200 })
  })

  test('is not made to wait for ever: after the longest delay she gets in from the attacked network too', async () => {
    const from = { address: '198.51.100.30' }
    await guess(from, 12, 'cahya@seed.example')
    node.wait({ minutes: 16 })
    expect(await visitor(node, from).signIn('cahya@seed.example', seededPassword)).toMatchObject({ status: 200 })
  })

  test('starts with a clean count after she got in', async () => {
    const from = { address: '198.51.100.40' }
    await guess(from, 5, 'cahya@seed.example')
    expect(await visitor(node, from).signIn('cahya@seed.example', seededPassword)).toMatchObject({ status: 200 })
    expect((await guess(from, 5, 'cahya@seed.example')).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401])
  })
})

test("a stolen device cookie is no pass: it has a count of its own, and spares nobody else's account", async () => {
  const hers = await come(node, 'Dian')
  hers.jar.delete('__Secure-suar-id.session_token')
  const thief = hers.stolen()
  const answers = []
  for (let n = 0; n < 7; n++) answers.push(await thief.signIn('dian@seed.example', `wrong guess ${n}`))
  expect(answers.at(-1)).toMatchObject({ status: 429 })
  const name = [...thief.jar.keys()].find((key) => key.includes('device'))!
  expect(name).toBeDefined()
})

test('the table of failures holds neither addresses nor e-mails', async () => {
  const text = JSON.stringify(await node.rows('select encode(key, $$escape$$) as key from access.failed_attempt'))
  expect(text).not.toMatch(/seed\.example|203\.0\.113/)
})
