import { expect, test } from 'vitest'
import { ageByBirth } from './age-by-birth.ts'

const today = new Date('2026-11-24T08:00:00Z')

test.each([
  // no birth says nothing
  [23, null, 23],
  // neither is known
  [null, null, null],
  // an age that was said stands beside a birth that fits it
  [23, '2003', 23],
  // a day
  [null, '2008-11-24', 18],
  // the day before she is 18
  [null, '2008-11-25', 17],
  // a month that is not over
  [null, '2008-11', 17],
  // a month that is over
  [null, '2008-10', 18],
  // a year that is not over
  [null, '2008', 17],
  // a false passport makes no child older
  [15, '1999-01-01', 15],
  // a birth under 18 outweighs an older age
  [25, '2010-03', 16],
  // born tomorrow, by a slip
  [null, '2026-11-25', 0],
  // longer ago than people live
  [null, '1900', 120],
])('said to be %s, born %s: counts as %s', (said, birth, age) => {
  expect(ageByBirth(said, birth, today)).toBe(age)
})
