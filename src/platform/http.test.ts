import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { useNode } from '../../test/node.ts'
import { people } from '../../test/people.ts'
import type { Tables } from '../node.ts'
import { announce } from './announce.ts'
import { command } from './contract.ts'
import { handle } from './handle.ts'
import { Problem } from './problem.ts'
import type { Slice } from './slice.ts'

const write = command('test/write', {
  summary: 'Writes something down.',
  input: z.object({ story: z.string().max(40), how: z.enum(['well', 'bug', 'refused', 'twice', 'loose', 'wrong']) }),
  output: z.object({ length: z.number() }),
})
const [right] = people.Amara.may
let heard = 0
const slice: Slice<Tables> = {
  name: 'test',
  listeners: { 'test.written': async () => void heard++ },
  endpoints: [
    handle<Tables, typeof write.input, typeof write.output>(write, {
      needs: right!,
      audit: () => ({ subject: 'story' }),
      broken: { pg_class_oid_index: () => new Problem('test/already-there', 409) },
      async run({ db }, { story, how }) {
        await announce(db, 'test.written', {})
        if (how === 'bug') throw new Error(`cannot store ${story}`)
        if (how === 'refused') throw new Problem('test/not-now', 409, { retryAfter: 7 })
        if (how === 'twice')
          await sql`do $$ begin raise unique_violation using constraint = 'pg_class_oid_index'; end $$`.execute(db)
        if (how === 'loose') return { length: story.length, story } as never
        return { length: how === 'wrong' ? (story as never) : story.length }
      },
    }),
  ],
}
const node = useNode('ID', { slices: [slice] })
const story = 'they took my passport'

const ask = (body: unknown, path = '/api/test/write') =>
  node.fetch(
    new Request(`https://id.example${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-person': 'Amara' },
    }),
  )
/** Lines in the ledger, and news once all of it was carried to whoever listens. */
async function traces() {
  await node.drain()
  const lines = await node.rows("select from platform.ledger where action = 'test/write'")
  return { lines: lines.length, heard }
}

test.each([
  ['a story that is too long', { story: story.repeat(9), how: 'well' }],
  ['a word that is none of the choices', { story: 'x', how: story }],
  ['a list where a sentence belongs', { story: [story], how: 'well' }],
  ['only the story', story],
])('%s is not understood: the place is named, and nothing that was typed', async (_what, body) => {
  const answer = await ask(body)
  const text = await answer.text()

  expect(answer.status).toBe(400)
  expect(JSON.parse(text)).toMatchObject({ code: 'not-understood', detail: { issues: [{ code: expect.any(String) }] } })
  expect(text).not.toContain(story)
})

test('a refusal is a problem as RFC 9457 draws it, with its reason as a code', async () => {
  const answer = await ask({ story, how: 'refused' })

  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('retry-after')).toBe('7')
  expect(await answer.json()).toEqual({
    type: '/problems/test/not-now',
    title: 'test/not-now',
    status: 409,
    code: 'test/not-now',
    detail: { retryAfter: 7 },
  })
})

test('a bug tells its reference, and nobody outside more than that', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const answer = await ask({ story, how: 'bug' })
  log.mockRestore()

  expect(answer.status).toBe(500)
  expect(await answer.json()).toMatchObject({ code: 'unforeseen', detail: { reference: expect.any(String) } })
})

test('a broken constraint is said in the words of the slice', async () => {
  expect(await (await ask({ story, how: 'twice' })).json()).toMatchObject({ status: 409, code: 'test/already-there' })
})

test('nothing that the contract does not declare leaves', async () => {
  expect(await (await ask({ story, how: 'loose' })).json()).toEqual({ length: story.length })
})

test('what breaks its own promise, a bug and a refusal leave nothing behind: no news, no line', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue()
  const before = await traces()
  for (const how of ['wrong', 'bug', 'refused', 'twice']) expect((await ask({ story, how })).status).not.toBe(200)
  log.mockRestore()

  expect(await traces()).toEqual(before)
  await ask({ story, how: 'well' })
  expect(await traces()).toEqual({ lines: before.lines + 1, heard: before.heard + 1 })
})

test.each([
  ['an answer', '/api/test/write', { story, how: 'well' }],
  ['a refusal', '/api/test/write', { story, how: 'refused' }],
  ['a page that is not there', '/api/nothing', {}],
])('%s forbids scripts of others, referrers, frames and keeping', async (_what, path, body) => {
  const { headers } = await ask(body, path)

  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'/,
  )
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*/)
  expect(Object.fromEntries(headers)).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
})

test('another site gets no answer', async () => {
  const request = new Request('https://id.example/api/test/write', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', 'x-person': 'Amara', origin: 'https://other.example' },
  })
  expect((await node.fetch(request)).status).toBe(403)
})
