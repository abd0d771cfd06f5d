import fc from 'fast-check'
import { expect, test } from 'vitest'
import { growthOf } from './growth.ts'
import { shownOf } from './small-number.ts'

const point = (period: string, number: number | null) => ({ period, number })

test('growth from 361 to 752 is +108.3 %', () => {
  const [growth] = growthOf([point('2021', 361), point('2022', 752)])

  expect((growth!.rate! * 100).toFixed(1)).toBe('108.3')
})

test('growth from nothing is not a number, and a figure with many parts is passed over', () => {
  expect(growthOf([point('2020', 0), point('2021', 5)])[0]!.rate).toBeNull()
  expect(growthOf([point('2020', 2), point('2021', null), point('2022', 3)])).toMatchObject([{ rate: 0.5 }])
})

test('a small number is never shown, and a shown one never tells the last digit', () => {
  fc.assert(
    fc.property(fc.nat(100_000), (n) => {
      const shown = shownOf(n)
      if (n < 10) expect(shown).toBeNull()
      else {
        expect(shown! % 10).toBe(0)
        expect(n - shown!).toBeGreaterThanOrEqual(0)
        expect(n - shown!).toBeLessThan(10)
      }
    }),
  )
})
