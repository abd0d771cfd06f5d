import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { makeSchemas, takenAway } from '../conformance/schemas.ts'
import { acceptedBy } from '../src/node.ts'

// What others build against. A schema is only ever added to; `node conformance/make-schemas.ts` writes what is new.
const folder = 'conformance/schemas'
const made = makeSchemas()
const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ''))
const committed = (name: string) => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as object

test('every type that a node takes has a schema, and no published schema is gone', () => {
  expect(acceptedBy().filter((type) => !files.includes(type))).toEqual([])
  expect(files.filter((name) => !(name in made))).toEqual([])
})

describe('the published schema is what the node checks with', () => {
  test.each(Object.keys(made))('%s', (name) => {
    expect(committed(name)).toEqual(JSON.parse(JSON.stringify(made[name])))
  })
})

test('taking away is noticed: a field gone, a value gone, a field newly demanded, a new limit; adding is not', () => {
  const before = { properties: { a: { enum: ['x', 'y'] }, b: { type: 'string' } }, required: ['a'] }
  const { properties, required } = before
  const change = (after: object) => takenAway(before, { ...before, ...after })
  expect(change({ properties: { a: properties.a } })).toEqual(['/properties/b'])
  expect(change({ properties: { ...properties, a: { enum: ['x'] } } })).toEqual(['/properties/a/enum/y'])
  expect(change({ required: [...required, 'b'] })).toEqual(['/required/b'])
  expect(change({ properties: { ...properties, b: { type: 'string', maxLength: 3 } } })).toEqual([
    '/properties/b/maxLength',
  ])
  expect(change({ properties: { ...properties, c: {}, a: { enum: ['x', 'y', 'z'] } }, required: [] })).toEqual([])
})
