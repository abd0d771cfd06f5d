import { expect, test } from 'vitest'
import { findClues } from './find-clues.ts'

const places = (place: string) =>
  findClues({ place }, () => []).flatMap(({ kind, value }) => (kind === 'place' ? [value] : []))

test('a building code and the words of a place are its pieces; particles are not', () => {
  expect(places('Gedung C-9 lantai 4, dekat Mae Sot')).toEqual(['c9', 'mae', 'sot'])
  expect(places('gedung c9, MÁE SOT')).toEqual(['c9', 'mae', 'sot'])
})

test.each([
  ['Thai', 'ตึกC-9ใกล้สะพานแม่สอด', 'สะพานแม่สอดตึก C9'],
  ['Khmer', 'អគារ C-9 ជិតផ្សារប៉ោយប៉ែត', 'ផ្សារប៉ោយប៉ែតអគារC9'],
  ['Burmese', 'မြဝတီမြို့ရွှေကုက္ကိုလ် C-9', 'ရွှေကုက္ကိုလ်မြဝတီမြို့ C9'],
  ['Lao', 'ຕຶກ C-9 ຕະຫຼາດຫ້ວຍຊາຍ', 'ຕະຫຼາດຫ້ວຍຊາຍຕຶກ C9'],
])('%s, which puts no spaces between words, gives the words of the place, whatever their order', (_, one, other) => {
  const shared = places(one).filter((word) => places(other).includes(word))
  expect(shared).toContain('c9')
  expect(shared.length).toBeGreaterThan(2)
})
