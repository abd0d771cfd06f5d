import { expect, test } from 'vitest'
import { sayIn } from './i18n.ts'

test('each language says it in its own words', () => {
  expect(sayIn('id')('platform:portal.weight', { size: 6 })).toBe('Halaman ini 6 KB.')
  expect(sayIn('en')('platform:portal.weight', { size: 6 })).toBe('This page is 6 KB.')
})

test('a sentence without values is the same each time it is said', () => {
  const say = sayIn('id')
  expect([say('platform:portal.close'), say('platform:portal.close')]).toEqual(['Tutup', 'Tutup'])
})

test('words of a reporter are said as they stand: they call up no other sentence and no other value', () => {
  const size = '$t(platform:portal.close) {{size}} <b>&amp;'
  expect(sayIn('en')('platform:portal.weight', { size })).toBe(`This page is ${size} KB.`)
})
