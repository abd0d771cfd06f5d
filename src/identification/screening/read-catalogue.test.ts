import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCatalogue } from './read-catalogue.ts'

const good = readFileSync(join(import.meta.dirname, '../catalogues/forced-criminality.json'), 'utf8')
const lineOf = (text: string, part: string) => text.slice(0, text.lastIndexOf(part)).split('\n').length

test('a whole catalogue is read', () => {
  expect(readCatalogue(good)).toMatchObject({
    ok: true,
    catalogue: { catalogue: 'forced-criminality', verified: false },
  })
})

test.each([
  [
    'a dimension that there is not',
    '"dimension": "M",\n      "strength": "strong"',
    '"dimension": "Q",\n      "strength": "strong"',
    { code: 'no-such-dimension', of: 'Q' },
  ],
  [
    'a strength that there is not',
    '"strength": "weak"',
    '"strength": "mild"',
    { code: 'not-one-of', of: 'strong, medium, weak' },
  ],
  ['a code that stands there twice', '"code": "FC-M7"', '"code": "FC-M6"', { code: 'twice', of: 'FC-M6' }],
  ['a box of another element', '"means.Confinement"', '"purpose.Slavery"', { code: 'other-element', of: 'purpose' }],
])('%s refuses the whole, with the line', (...[, part, instead, what]) => {
  const bad = good.replace(part, instead)
  expect(bad).not.toBe(good)
  const read = readCatalogue(bad)
  expect(read.ok).toBe(false)
  if (read.ok) return
  expect(read.mistakes[0]).toMatchObject(what)
  expect(read.mistakes[0]!.line).toBe(lineOf(bad, instead))
})

test('what is missing and what does not belong there are named', () => {
  const missing = readCatalogue(good.replace(/"source": "[^"]*",/, '"sauce": "x",'))
  expect(!missing.ok && missing.mistakes.map(({ where, code, of }) => [where, code, of])).toEqual([
    ['source', 'missing', ''],
    ['', 'unknown-key', 'sauce'],
  ])
})

test('broken text is named with its line', () => {
  const bad = good.replace('"verified": false,', '"verified": false,,')
  const read = readCatalogue(bad)
  expect(read).toMatchObject({ ok: false })
  expect(!read.ok && read.mistakes[0]!.line).toBe(lineOf(bad, ',,'))
})

test('words that lack a language name the item', () => {
  const at = good.indexOf('"FC-M2"')
  const bad = good.slice(0, at) + good.slice(at).replace(/"en": "[^"]+"/, '"fr": "x"')
  const read = readCatalogue(bad)
  expect(!read.ok && read.mistakes.map(({ where }) => where)).toEqual(['items.6.words.en'])
})
