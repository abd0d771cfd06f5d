import { expect, test } from 'vitest'
import { isOpen } from './opening-hours.ts'

const weekdays = [{ days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }]

test('an office is open by the clock of its own place', () => {
  const now = new Date('2026-11-24T01:20:00Z') // Tuesday: 08:20 in Jakarta, 07:50 in Yangon

  expect(isOpen(weekdays, 'Asia/Jakarta', now)).toBe(true)
  expect(isOpen(weekdays, 'Asia/Yangon', now)).toBe(false)
})

test('it is closed at weekends and at the minute it closes', () => {
  expect(isOpen(weekdays, 'Asia/Jakarta', new Date('2026-11-22T03:00:00Z'))).toBe(false)
  expect(isOpen(weekdays, 'Asia/Jakarta', new Date('2026-11-24T09:00:00Z'))).toBe(false)
})

test('round the clock is always open, and unknown hours say neither', () => {
  const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }]

  expect(isOpen(always, 'Asia/Bangkok', new Date('2026-11-24T16:59:59Z'))).toBe(true)
  expect(isOpen(null, 'Asia/Bangkok', new Date())).toBeNull()
})
