import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, jaroWinkler, nameSimilarity } from './name-similarity.ts'
import { normaliseName, skeleton } from './normalise-name.ts'

describe('a name is compared without what does not tell people apart', () => {
  test.each([
    ['Bapak Haji SOEHARTO', ['suharto']],
    ['Nguyễn Văn Đức', ['nguyen', 'van', 'đuc']],
    ['Daw Khin Khin Aye', ['khin', 'khin', 'aye']],
    ["Ma'ruf  bin Djamal", ['maruf', 'jamal']],
    ['Ko', ['ko']],
    ['', []],
  ])('%s', (name, tokens) => {
    expect(normaliseName(name)).toEqual(tokens)
  })

  test('whatever is typed, it gives tokens of letters and digits only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(normaliseName(name).every((token) => /^[\p{L}\p{N}]+$/u.test(token))).toBe(true)
      }),
    )
  })
})

test.each([
  ['somchai', 'somjay'],
  ['thongchai', 'tongchai'],
  ['phakdee', 'pakdi'],
  ['wirat', 'virat'],
])('%s and %s have one skeleton', (a, b) => {
  expect(skeleton(a)).toBe(skeleton(b))
})

describe('how alike two names are', () => {
  const token = fc.stringMatching(/^[a-z]{1,12}$/)
  const name = fc.array(token, { minLength: 1, maxLength: 4 })

  test('a name is wholly like itself, in any order of its tokens', () => {
    fc.assert(
      fc.property(name, (tokens) => {
        expect(nameSimilarity(tokens, tokens.toReversed())).toBeCloseTo(1, 5)
      }),
    )
  })

  test('it stays between nothing and all', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const likeness = nameSimilarity(a, b)
        expect(likeness >= 0 && likeness <= 1).toBe(true)
      }),
    )
  })

  test('the edit distance is a distance, and a swap of neighbours counts one', () => {
    fc.assert(
      fc.property(token, token, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, b) === 0).toBe(a === b)
      }),
    )
    expect(editDistance('riko', 'rkio')).toBe(1)
  })

  test('the published examples of Jaro and Winkler', () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3)
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 2)
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3)
  })

  test('a misspelt name is nearer than another one', () => {
    const asked = normaliseName('Riko Setyawan')
    expect(nameSimilarity(asked, normaliseName('Rico Setiawan'))).toBeGreaterThan(
      nameSimilarity(asked, normaliseName('Rina Kurniawan')),
    )
  })
})
