import { expect, test } from 'vitest'
import { LetterLanguage } from './contract.ts'
import { dayIn, sayDate, sayState } from './say-date.ts'

test('Thai reads both calendars', () => {
  expect(sayDate('th', '2026-11-24')).toBe('24 พฤศจิกายน พ.ศ. 2569 (ค.ศ. 2026)')
  expect(sayDate('th', '1999')).toBe('พ.ศ. 2542 (ค.ศ. 1999)')
})

test('a date is said as far as it is known, in every language, with Latin figures', () => {
  for (const language of LetterLanguage.options)
    for (const date of ['2026', '2026-03', '2026-03-09']) {
      const said = sayDate(language, date)
      expect(said, `${language} ${date}`).toContain('2026')
      expect(/\b0?9\b|9日| 9|^9/.test(said), said).toBe(date.length === 10)
    }
})

test('what is no date stays as it was written', () => {
  expect(sayDate('en', 'about 2004')).toBe('about 2004')
})

test('a state is called by its short name', () => {
  expect(sayState('en', 'MM')).toBe('Myanmar')
  expect(sayState('th', 'MM')).toBe('เมียนมา')
  expect(sayState('pt', 'VN')).toBe('Vietname')
})

test('the day is that of the capital', () => {
  expect(dayIn('Asia/Jakarta', new Date('2026-11-24T17:30:00Z'))).toBe('2026-11-25')
})
