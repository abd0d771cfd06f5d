import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { answerProblem } from './http.ts'
import { createBuckets, rateLimit } from './rate-limit.ts'

test('a bucket gives its burst at once and then one token at a time, and says how long to wait', () => {
  let now = 0
  const take = createBuckets({ burst: 3, perSecond: 0.5 }, () => now)

  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2])
  expect(take('b')).toBe(0)
  now = 2
  expect([take('a'), take('a')]).toEqual([0, 2])
  now = 3600
  expect([take('a'), take('a'), take('a'), take('a')]).toEqual([0, 0, 0, 2])
})

function server() {
  const app = new Hono()
  app.onError((error) => answerProblem(error, { log: () => undefined, newId: () => 'x' }))
  app.use('/api/*', rateLimit())
  app.all('*', (c) => c.text('ok'))
  return (path: string, address: string, cookie?: string) =>
    app.fetch(new Request(`http://x${path}`, { method: 'POST', headers: cookie ? { cookie } : {} }), {
      address,
    })
}

test('a stranger at the door of sign-in is slowed by her address, whatever cookie she makes up', async () => {
  const ask = server()
  const answers = []
  for (let n = 0; n < 130; n++) answers.push(await ask('/api/auth/sign-in/email', '192.0.2.1', `session=${n}`))

  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(120)
  const refused = answers.at(-1)!
  expect(refused.status).toBe(429)
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ code: 'too-many-requests' })
  expect((await ask('/api/auth/sign-in/email', '192.0.2.2')).status).toBe(200)
  expect((await ask('/api/casework/get-case', '192.0.2.1', 'session=officer')).status).toBe(200)
})

test('no number of reports from one address is too many', async () => {
  const ask = server()
  for (let n = 0; n < 1000; n++) expect((await ask('/id/tulis/kirim', '192.0.2.1')).status).toBe(200)
})
