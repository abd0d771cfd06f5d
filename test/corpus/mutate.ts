import type { Schema } from '../../conformance/schemas.ts'
import { fits } from './judge.ts'

/** Texts of which one fits each pattern of the schemas. */
const texts = [
  'made up',
  '01997000-0000-7000-8000-0000000000aa',
  '2026-05-01T02:00:00.000Z',
  '2003-07',
  '2003-07-09',
  'ID',
  'A'.repeat(43),
  'TH-sign-1',
  'AAAA',
  'exchange/cannot-open',
  'requests.welfare-check@1.0',
  'application/pdf',
  '2026-05',
  'https://th.example',
  'en',
]

/** Some values that fit a schema: the least, all there can be, and each choice once. */
export function examplesOf(schema: Schema | boolean): unknown[] {
  if (typeof schema === 'boolean' || Object.keys(schema).length === 0) return ['made up']
  const { anyOf, oneOf, enum: choices, const: one, type } = schema
  const branches = (anyOf ?? oneOf) as Schema[] | undefined
  if (branches) return branches.flatMap(examplesOf)
  if ('const' in schema) return [one]
  if (choices) return choices as unknown[]
  if (type === 'object') return objectsOf(schema)
  if (type === 'array') return arraysOf(schema)
  if (Array.isArray(type)) return (type as string[]).flatMap((each) => examplesOf({ ...schema, type: each }))
  const fitting = (plain[String(type)] ?? [1, 2, 0.5, 16, 404]).filter((each) => fits(schema, each))
  if (fitting.length === 0) throw new Error(`no example fits ${JSON.stringify(schema)}`)
  return type === 'boolean' ? fitting : fitting.slice(0, 1)
}

function objectsOf(schema: Schema): unknown[] {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  const required = new Set(schema['required'] as string[] | undefined)
  const choices = properties.map(([name, inner]) => [name, examplesOf(inner)] as const)
  const first = (list: typeof choices) => Object.fromEntries(list.map(([name, values]) => [name, values[0]]))
  const least = first(choices.filter(([name]) => required.has(name)))
  const all = first(choices)
  // `null` stands last where it may stand.
  const bare = Object.fromEntries(choices.map(([name, values]) => [name, values.at(-1)]))
  const others = choices.flatMap(([name, values]) =>
    values.slice(1).flatMap((value) => [
      { ...all, [name]: value },
      { ...bare, [name]: value },
    ]),
  )
  return [all, least, bare, ...choices.map(([name, [value]]) => ({ ...bare, [name]: value })), ...others]
}

function arraysOf({ items, prefixItems, minItems = 0 }: Schema): unknown[] {
  if (prefixItems) return [(prefixItems as Schema[]).map((inner) => examplesOf(inner)[0])]
  const some = examplesOf(items as Schema)
  const filled = some.slice(0, 3).map((each) => Array.from({ length: Math.max(1, Number(minItems)) }, () => each))
  return Number(minItems) === 0 ? [...filled, []] : filled
}

const plain: Record<string, readonly unknown[]> = { null: [null], boolean: [true, false], string: texts }

const strange: unknown[] = [null, true, 0, -1, 1.5, 1e21, 2 ** 53, '', ' ', '\t\n', 'x', [], {}, [null], { a: 1 }]

const twisted = (text: string): unknown[] => [
  `${text}\n`,
  ` ${text}`,
  `${text} `,
  text.toUpperCase(),
  text.toLowerCase(),
  text.slice(1),
  `${text}${text}`,
  text.repeat(3000),
  'x'.repeat(201),
  'x'.repeat(5000),
  '\ud800',
  `${text}\udfff`,
  '\0',
  '٣٤٥',
  'ສະບາຍດີ',
  '😀'.repeat(120),
  '2026-02-30T00:00:00.000Z',
  '2026-05-01T02:00:00+07:00',
  '2026-05-01T02:00Z',
  '2026-13',
  '2026-11-31',
  '24/11/2026',
  'ftp://th.example',
  'javascript:alert(1)',
  'ID-sign-1 ',
  '{}',
]

/** The value with one thing wrong in it, at every place: missing, one too many, another type, too long, broken. */
export function* mutationsOf(value: unknown): Generator<unknown> {
  yield* strange
  if (typeof value === 'string') yield* twisted(value)
  if (typeof value === 'number') yield* [value + 0.5, -value, String(value), value + 10 ** 13]
  if (Array.isArray(value)) {
    yield value.concat('one more')
    yield Array.from({ length: 1001 }, () => value[0] ?? 'x')
    for (const [nth, inner] of value.entries())
      for (const other of mutationsOf(inner)) yield value.toSpliced(nth, 1, other)
    return
  }
  if (typeof value !== 'object' || value === null) return
  yield { ...value, unheardOf: 1 }
  yield { ...value, ['__proto__x']: null }
  for (const [name, inner] of Object.entries(value)) {
    const { [name]: _, ...rest } = value as Record<string, unknown>
    yield rest
    yield { ...rest, [name.toUpperCase()]: inner }
    for (const other of mutationsOf(inner)) yield { ...rest, [name]: other }
  }
}
