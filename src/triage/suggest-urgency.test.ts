import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questions, type Answers } from './contract.ts'
import { findClues } from './find-clues.ts'
import { suggestUrgency } from './suggest-urgency.ts'

describe('a suggestion of urgency', () => {
  const answers = fc.dictionary(
    fc.constantFrom(...questions),
    fc.constantFrom('yes', 'no', 'unknown'),
  ) as fc.Arbitrary<Answers>
  const order = ['Immediate', '24h', '48h', 'Routine']

  test('a further yes never makes a report less urgent', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...questions), (given, question) => {
        const before = order.indexOf(suggestUrgency({ ...given, [question]: 'unknown' }).urgency)
        expect(order.indexOf(suggestUrgency({ ...given, [question]: 'yes' }).urgency)).toBeLessThanOrEqual(before)
      }),
    )
  })

  test('silence is not safety: while something is unknown it is never routine', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...questions), (given, question) => {
        expect(suggestUrgency({ ...given, [question]: 'unknown' }).urgency).not.toBe('Routine')
      }),
    )
  })

  test('it names as reasons exactly what was answered with yes', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const yes = questions.filter((question) => given[question] === 'yes')
        expect(suggestUrgency(given).reasons.toSorted()).toEqual(yes.toSorted())
      }),
    )
  })
})

test('clues survive any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const clues = findClues({ place: text, recruiter: text, happening: text }, () => [text])
      expect(clues.every(({ value }) => value.length <= 400)).toBe(true)
    }),
  )
})
