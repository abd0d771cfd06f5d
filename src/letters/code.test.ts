import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newCode, readCode, showCode } from './code.ts'

test('a code is sixteen characters of Crockford, and no two are alike', () => {
  const codes = Array.from({ length: 20_000 }, () => newCode())
  expect(new Set(codes).size).toBe(20_000)
  expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code))).toBe(true)
})

test('fifteen characters are drawn evenly: 75 bits that nobody guesses', () => {
  const counts = new Map<string, number>()
  for (let n = 0; n < 20_000; n++)
    for (const letter of newCode().slice(0, 15)) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  const expected = (20_000 * 15) / 32
  expect(counts.size).toBe(32)
  // Six standard deviations: fails once in a hundred million runs.
  for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(6 * Math.sqrt(expected))
})

test('a code is read as people write it', () => {
  const code = newCode()
  const typed = [showCode(code), showCode(code).toLowerCase(), code.match(/../g)!.join(' '), ` ${code}. `]
  expect(typed.map((each) => readCode(each))).toEqual(typed.map(() => code))
  expect(readCode(showCode(code).replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code)
})

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

test('every single wrong character is found', () => {
  const code = newCode()
  for (let n = 0; n < 16; n++)
    for (const letter of alphabet)
      if (letter !== code[n]) expect(readCode(code.slice(0, n) + letter + code.slice(n + 1))).toBeUndefined()
})

test('every swap of two characters is found', () => {
  const place = fc.integer({ min: 0, max: 15 })
  fc.assert(
    fc.property(place, place, (a, b) => {
      const code = newCode()
      const letters = code.split('')
      ;[letters[a], letters[b]] = [letters[b]!, letters[a]!]
      const swapped = letters.join('')
      expect(readCode(swapped)).toBe(swapped === code ? code : undefined)
    }),
  )
})

test('what is no code is no code', () => {
  for (const text of ['', 'ABC', 'U'.repeat(16), 'x'.repeat(400), '🙂'.repeat(16)])
    expect(readCode(text)).toBeUndefined()
})
