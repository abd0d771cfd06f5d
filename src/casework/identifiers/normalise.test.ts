import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IdentifierKind } from '../codes/contract.ts'
import { normaliseIdentifier } from './normalise.ts'

const same = (kind: IdentifierKind, ...values: string[]) =>
  expect([...new Set(values.map((value) => normaliseIdentifier(kind, value, 'ID')))]).toHaveLength(1)

test('a phone number is one number however it is written', () => {
  same('Phone', '+62 812-3456-7890', '0812 3456 7890', '0062 812 3456 7890', '(+62) 81234567890')
  expect(normaliseIdentifier('Phone', '0812 3456 7890', 'ID')).toBe('+6281234567890')
})

test('a number without a country is at home in the state of the node', () => {
  expect(normaliseIdentifier('Phone', '081 234 5678', 'TH')).toBe('+66812345678')
  expect(normaliseIdentifier('Phone', '๐๘๑ ๒๓๔ ๕๖๗๘', 'TH')).toBe('+66812345678')
  expect(normaliseIdentifier('Phone', '០៨១ ២៣៤ ៥៦៧៨', 'TH')).toBe('+66812345678')
})

test('the unassigned country +999 is kept for synthetic people', () => {
  same('Phone', '+999 812 345 678', '00999812345678', '999812345678', '+999-812-345-678')
})

test('papers are compared without spaces, signs and fillers', () => {
  same('Passport', 'XX 0000-123', 'xx0000123', 'XX0000123<<')
  same('NationalId', '99.7105.010190.0001', '9971050101900001')
  same('TravelLetter', 'SPLP-XX-0042', 'splp xx 0042')
  same('Plate', 'B 1234 XY', 'b1234xy')
})

test('a handle is found by its address too', () => {
  same(
    'Handle',
    'https://t.me/Kitewind_HR',
    't.me/kitewind_hr?start=1',
    '@kitewind_hr (Telegram)',
    'Telegram: @Kitewind_HR',
  )
  same('Handle', '@golden.kite', 'Golden.Kite')
})

test('capitals count where a wallet tells them apart', () => {
  same('Wallet', '0xABCDEF0123456789', 'ethereum:0xabcdef0123456789')
  expect(normaliseIdentifier('Wallet', 'TXyz1234567890abc', 'ID')).toBe('TXyz1234567890abc')
})

test('a site is a web address or a place in words', () => {
  same('Site', 'https://www.golden-kite.example/jobs/', 'golden-kite.example/jobs')
  same('Site', 'Building C-9, Lotus Harbour Park', 'building c 9  lotus harbour park')
})

test('what cannot be such an identifier is refused', () => {
  expect(normaliseIdentifier('Phone', 'call my mother', 'ID')).toBeUndefined()
  expect(normaliseIdentifier('Passport', '--', 'ID')).toBeUndefined()
})

test('normalising twice changes nothing, and no text breaks it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...IdentifierKind.options),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      (kind, text) => {
        const once = normaliseIdentifier(kind, text, 'ID')
        if (once !== undefined && kind !== 'Phone') expect(normaliseIdentifier(kind, once, 'ID')).toBe(once)
      },
    ),
    { numRuns: 500 },
  )
})
