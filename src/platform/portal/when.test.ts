import { expect, test, vi } from 'vitest'
import { sayWhen } from './when.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 7, minute, 5))

test('a moment is said by the clock of the capital', () => {
  expect(sayWhen(at(20), 'ID', 'id')).toBe('Selasa 24 November, 14.20\u00a0WIB')
  expect(sayWhen(at(20), 'MM', 'en')).toBe('Tuesday 24 November, 13:50\u00a0MMT')
})

test('the four moments of a receipt are put into words once, however many receipts name them', () => {
  const four = [0, 1, 2, 3].map(at)
  const words = four.map((moment) => sayWhen(moment, 'TH', 'id'))
  const format = vi.spyOn(Intl.DateTimeFormat.prototype as { readonly format: unknown }, 'format', 'get')
  expect(four.map((moment) => sayWhen(moment, 'TH', 'id'))).toEqual(words)
  expect(format).not.toHaveBeenCalled()
  format.mockRestore()
  expect(new Set(words).size).toBe(4)
})

test('however many minutes are named, each is said as it is', () => {
  const many = Array.from({ length: 500 }, (_, minute) => sayWhen(at(minute), 'TH', 'en'))
  expect(new Set(many).size).toBe(500)
})
