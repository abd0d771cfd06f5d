import { expect, test } from 'vitest'
import { readJson } from './read-json.ts'

const mebibyte = 1024 * 1024
const send = (body: BodyInit, type = 'application/json', headers: Record<string, string> = {}) =>
  readJson(new Request('https://id.example', { method: 'POST', body, headers: { 'content-type': type, ...headers } }))
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const refused = (code: string, status: number) => expect.objectContaining({ code, status })

test.each(['application/json', 'Application/JSON; charset=utf-8'])('%s is read', async (type) => {
  expect(await send('{"name":"Sari 🌺"}', type)).toEqual({ name: 'Sari 🌺' })
})

test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=application/json', ''])(
  'a form of another site cannot pose as JSON: %j',
  async (type) => {
    await expect(send('{}', type)).rejects.toEqual(refused('not-json', 415))
  },
)

test('a mebibyte is read, a byte more is not', async () => {
  const text = 'a'.repeat(mebibyte - 2)
  expect(await send(`"${text}"`)).toBe(text)
  await expect(send(`"${text}a"`)).rejects.toEqual(refused('too-large', 413))
})

test('a body without a stated length ends at the limit too, and the rest is not waited for', async () => {
  let sent = 0
  const endless = new ReadableStream({
    pull(stream) {
      sent += 65_536
      stream.enqueue(Buffer.alloc(65_536, 'a'))
    },
  })
  const request = new Request('https://id.example', {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { 'content-type': 'application/json' },
  } as RequestInit)

  await expect(readJson(request)).rejects.toEqual(refused('too-large', 413))
  expect(sent).toBeLessThan(3 * mebibyte)
})

test('32 levels are read, 33 are an attack', async () => {
  await expect(send(nested(32))).resolves.toBeDefined()
  await expect(send(nested(33))).rejects.toEqual(refused('not-understood', 400))
  await expect(send(nested(200_000))).rejects.toEqual(refused('not-understood', 400))
})

test.each([
  ['a lone surrogate', '"\\ud800"'],
  ['a lone surrogate in a name', '{"\\udfff":1}'],
  ['NUL', '"a\\u0000b"'],
  ['NUL deep inside', '[{"a":["\\u0000"]}]'],
  ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ['half a sentence', '{"text":"they lock the'],
  ['nothing', ''],
])('%s is not understood, and does not come back', async (_what, body) => {
  const error = await send(body).catch((reason: unknown) => reason)

  expect(error).toEqual(refused('not-understood', 400))
  expect(JSON.stringify(error)).not.toMatch(/they lock|ud800|udfff/)
})
