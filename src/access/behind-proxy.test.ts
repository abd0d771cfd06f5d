import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import { seed, seededPassword as password } from '../../test/seeded.ts'
import { readNetworks } from '../platform/visitor-address.ts'

const node = useNode('ID', {
  signIn: true,
  host: { proxies: { trusted: readNetworks('10.0.0.0/8')!, header: 'x-forwarded-for' } },
})

const signIn = async (socket: string, says: string, typed = password) => {
  const headers = { origin: node.host.origin, 'content-type': 'application/json', 'x-forwarded-for': says }
  const body = JSON.stringify({ email: 'ayu@seed.example', password: typed })
  const request = new Request(`${node.host.origin}/api/auth/sign-in/email`, { method: 'POST', headers, body })
  return (await node.fetch(request, { incoming: { socket: { remoteAddress: socket } } })).status
}

test('behind a proxy a stranger who guesses delays herself alone, and cannot change her address by a word', async () => {
  await seed(node, 'Ayu')
  const answers = []
  for (let n = 0; n < 7; n++) answers.push(await signIn('10.0.0.2', `192.0.2.${n}, 203.0.113.9`, 'not her password'))
  expect(answers.at(-1)).toBe(429)

  expect(await signIn('10.0.0.2', '198.51.100.7')).toBe(200)
  expect(await node.rows('select ip_address from access.session')).toEqual([{ ip_address: '198.51.100.7' }])
})

test('the same words from anybody else are not believed', async () => {
  await signIn('198.51.100.20', '198.51.100.7')
  const rows = await node.rows('select ip_address from access.session order by created_at')
  expect(rows.at(-1)).toEqual({ ip_address: '198.51.100.20' })
})

test('a run of guesses at the door of sign-in is refused by the address behind the proxy', async () => {
  let last = 0
  for (let n = 0; n < 125; n++) last = await signIn('10.0.0.2', '203.0.113.77', 'not her password')
  expect(last).toBe(429)
  expect(await signIn('10.0.0.2', '203.0.113.78')).toBe(200)
})
