import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { useNode } from '../test/node.ts'
import { people } from '../test/people.ts'
import { slices } from './node.ts'
import { roles } from './access/roles.ts'

const node = useNode()
const endpoints = slices.flatMap((slice) => slice.endpoints)
// An officer who may do everything, so that hostile input reaches what lies behind the rights.
const every = new Set(Object.values(roles).flat() as string[])
people.Nobody = { ...people.Nobody, may: every }

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff\ud800',
    '\u202e\u0000',
    "'; drop table x; --",
    '<script>',
    '{{constructor}}',
    '__proto__',
    '00000000-0000-0000-0000-000000000000',
    '2026-13-45T99:99:99Z',
    'x'.repeat(70_000),
    '٣',
    'ﷺ'.repeat(500),
    null,
    true,
    -0,
    1e308,
    -1,
    2 ** 53,
    [],
    {},
    { __proto__: null },
    [[[[[[[[]]]]]]]],
    ['a', null, 3],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 4 }),
)

/** Bodies that fit the contract's outline, with hostile values in its places; and bodies that fit nothing. */
function bodies(input: z.ZodType): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, object> }
  const keys = Object.keys(json.properties ?? {})
  const likely = (schema: object): fc.Arbitrary<unknown> => {
    const {
      enum: all,
      type,
      format,
      items,
    } = schema as { enum?: unknown[]; type?: string; format?: string; items?: object }
    if (all) return fc.constantFrom(...all)
    if (format === 'uuid') return fc.uuid({ version: 7 })
    if (format === 'date-time') return fc.constant('2026-11-24T07:20:00Z')
    if (type === 'string')
      return fc.oneof(
        fc.constantFrom('x', 'ID', '%', '\\', '2026-11-24'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
      )
    if (type === 'integer' || type === 'number') return fc.constantFrom(0, 1, 50, 2 ** 31, -1)
    if (type === 'boolean') return fc.boolean()
    if (type === 'array') return fc.array(items ? likely(items) : nasty, { maxLength: 3 })
    return nasty
  }
  const fields = Object.fromEntries(
    keys.map((key) => [
      key,
      fc.oneof({ weight: 4, arbitrary: likely(json.properties![key]!) }, { weight: 1, arbitrary: nasty }),
    ]),
  )
  return fc.oneof({ weight: 5, arbitrary: fc.record(fields, { requiredKeys: [] }) }, { weight: 1, arbitrary: nasty })
}

const send = (name: string, body: BodyInit, type = 'application/json') =>
  node.fetch(
    new Request(`https://id.example/api/${name}`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-person': 'Nobody' },
      body,
    }),
  )

/** Either it was understood, or it was refused in the one form there is. */
async function expectCivil(response: Response, sent: unknown) {
  if (response.status === 200) return
  const text = await response.text()
  expect(response.status, `${JSON.stringify(sent)?.slice(0, 500)} → ${text}`).toBeLessThan(500)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  expect(JSON.parse(text)).toMatchObject({ code: expect.stringMatching(/./), status: response.status })
}

describe.each(endpoints.map(({ contract }) => ({ name: contract.name, contract })))('$name', ({ name, contract }) => {
  test('answers whatever is thrown at it in a civil way', async () => {
    await fc.assert(
      fc.asyncProperty(bodies(contract.input), async (body) => {
        await expectCivil(await send(name, JSON.stringify(body) ?? 'null'), body)
      }),
      { numRuns: 15, interruptAfterTimeLimit: 2_000, endOnFailure: true },
    )
  })
})

test('what is no JSON, too deep, too large or broken Unicode is refused before any handler', async () => {
  const [{ contract }] = endpoints as [(typeof endpoints)[number]]
  const cases: [BodyInit, string, number][] = [
    ['{"a":', 'application/json', 400],
    ['['.repeat(100_000), 'application/json', 400],
    [`${'['.repeat(40)}${']'.repeat(40)}`, 'application/json', 400],
    [`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'application/json', 400],
    ['"\\ud800"', 'application/json', 400],
    ['{"a\\u0000":1}', 'application/json', 400],
    [new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 'application/json', 400],
    [new Uint8Array(0), 'application/json', 400],
    ['{"__proto__":{"may":1}}', 'application/json', 400],
    ['x'.repeat(1_100_000), 'application/json', 413],
    ['{}', 'text/plain', 415],
    ['a=b', 'application/x-www-form-urlencoded', 415],
  ]
  for (const [body, type, status] of cases) {
    const response = await send(contract.name, body, type)
    await expectCivil(response, typeof body === 'string' ? body.slice(0, 30) : body)
    if (status !== 400 || response.status !== 200) expect(response.status).toBe(status)
  }
})
