import { expect, test } from 'vitest'
import { freshBytes } from './fresh-bytes.ts'

test('no bytes are given out twice, across the ends of the pool too', () => {
  const given = Array.from({ length: 20_000 }, (_, n) =>
    freshBytes(n % 2 ? 12 : 32)
      .toString('hex')
      .slice(0, 24),
  )
  expect(new Set(given).size).toBe(given.length)
})

test('what was given out stays what it was', () => {
  const first = freshBytes(32)
  const before = first.toString('hex')
  for (let n = 0; n < 1000; n++) freshBytes(32)
  expect(first.toString('hex')).toBe(before)
  expect(first).toHaveLength(32)
})
