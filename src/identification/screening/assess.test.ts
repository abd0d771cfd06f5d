import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess, type Answer, type Minor, type Standing, type Suggestion } from './assess.contract.ts'
import { elements } from './catalogue.contract.ts'
import { asksOf } from './contract.ts'
import { shippedCatalogues, shippedForms } from './forms.ts'

interface Vignette {
  readonly id: string
  readonly story: string
  readonly form: string
  readonly minor: Minor
  readonly yes: readonly string[]
  readonly no: readonly string[] | 'rest'
  readonly expect: {
    readonly suggestion: Suggestion
    readonly explains: readonly string[]
    readonly against?: readonly string[]
    readonly contested?: readonly string[]
  } & Record<'act' | 'means' | 'purpose', Standing>
}

const catalogues = shippedCatalogues
const forms = new Map(shippedForms.map((form) => [form.form, asksOf(form)]))
const vignettes = JSON.parse(readFileSync(join(import.meta.dirname, 'vignettes.json'), 'utf8')) as readonly Vignette[]

function answersOf({ yes, no, form }: Vignette): Answer[] {
  const denied = no === 'rest' ? forms.get(form)!.filter((code) => !yes.includes(code)) : no
  return [
    ...yes.map((code): Answer => ({ code, said: 'Yes', from: 'statement 1' })),
    ...denied.map((code): Answer => ({ code, said: 'No', from: 'statement 2' })),
  ]
}

describe('sixty and more stories, each with what must be found in it', () => {
  test('there are at least sixty', () => expect(vignettes.length).toBeGreaterThanOrEqual(60))

  test.each(vignettes.map((vignette) => [`${vignette.id} ${vignette.story}`, vignette] as const))(
    '%s',
    (_, vignette) => {
      const {
        suggestion,
        elements: found,
        contested,
        against,
      } = assess(catalogues, {
        answers: answersOf(vignette),
        minor: vignette.minor,
        form: forms.get(vignette.form)!,
      })
      const { expect: wanted } = vignette
      const standing = Object.fromEntries(found.map((each) => [each.element, each.standing]))
      expect({ suggestion, ...standing }).toEqual({
        suggestion: wanted.suggestion,
        act: wanted.act,
        means: wanted.means,
        purpose: wanted.purpose,
      })
      const told = found.flatMap(({ signs }) => signs.map(({ code }) => code))
      expect(told).toEqual(expect.arrayContaining([...wanted.explains]))
      expect(against.map(({ code }) => code)).toEqual(wanted.against ?? [])
      expect(contested.map(({ code }) => code)).toEqual(wanted.contested ?? [])
    },
  )
})

const codes = catalogues.flatMap(({ items, against, child }) =>
  [...items, ...against, ...child].map(({ code }) => code),
)
const indicators = catalogues.flatMap(({ items }) => items)
const counters = catalogues.flatMap(({ against }) => against.map(({ code }) => code))
const anyAnswer = fc.record({
  code: fc.constantFrom(...codes),
  said: fc.constantFrom('Yes' as const, 'No' as const, 'Unknown' as const),
  from: fc.constantFrom('statement 1', 'statement 2', 'exhibit 7'),
})
const anyAnswers = fc.array(anyAnswer, { maxLength: 40 })
const anyMinor = fc.constantFrom<Minor>('No', 'Yes', 'Disputed')
const anyForm = fc.constantFrom(...forms.values())
const anyAsked = fc.record({ answers: anyAnswers, minor: anyMinor, form: anyForm })
const height: Record<Standing, number> = { NotShown: 0, Partly: 1, NotNeeded: 2, Shown: 3 }
const rank: Record<Suggestion, number> = { NoIndicators: 0, NotEnoughKnown: 0, IndicatorsPresent: 1, AllElements: 2 }

test('one indicator more never lowers an element, nor the suggestion', () => {
  fc.assert(
    fc.property(anyAsked, fc.constantFrom(...indicators), ({ answers, minor, form }, { code }) => {
      const before = assess(catalogues, { answers, minor, form })
      const more = [...answers, { code, said: 'Yes' as const, from: 'statement 3' }]
      const after = assess(catalogues, { answers: more, minor, form })
      for (const [nth] of elements.entries())
        expect(height[after.elements[nth]!.standing]).toBeGreaterThanOrEqual(height[before.elements[nth]!.standing])
      expect(rank[after.suggestion]).toBeGreaterThanOrEqual(rank[before.suggestion])
    }),
    { numRuns: 2000 },
  )
})

test('a child never needs means', () => {
  const means = new Set(
    indicators.filter(({ boxes }) => boxes.every((box) => box.startsWith('means.'))).map(({ code }) => code),
  )
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom<Minor>('Yes', 'Disputed'), anyForm, (answers, minor, form) => {
      const whole = assess(catalogues, { answers, minor, form })
      const without = assess(catalogues, { answers: answers.filter(({ code }) => !means.has(code)), minor, form })
      expect(whole.suggestion === 'AllElements').toBe(without.suggestion === 'AllElements')
      expect(whole.elements.find(({ element }) => element === 'means')!.standing).toMatch(/^(NotNeeded|Shown)$/)
    }),
    { numRuns: 2000 },
  )
})

test('a counter-indicator never decides: with it and without it the suggestion is the same', () => {
  fc.assert(
    fc.property(anyAnswers, anyMinor, fc.constantFrom(...counters), (answers, minor, code) => {
      // The form must be answered whole for both, or the question itself would still be open.
      const form = forms.get('quick-card')!.filter((asked) => !counters.includes(asked))
      const others = answers.filter((answer) => answer.code !== code)
      const before = assess(catalogues, { answers: others, minor, form })
      const after = assess(catalogues, { answers: [...others, { code, said: 'Yes', from: 'x' }], minor, form })
      expect({ ...after, against: [] }).toEqual({ ...before, against: [] })
      expect(after.against.map((each) => each.code)).toContain(code)
    }),
    { numRuns: 1000 },
  )
})

test('the order in which things are told makes no difference', () => {
  fc.assert(
    fc.property(anyAnswers, anyMinor, anyForm, (answers, minor, form) => {
      expect(assess(catalogues, { answers: answers.toReversed(), minor, form })).toEqual(
        assess(catalogues, { answers, minor, form }),
      )
    }),
    { numRuns: 500 },
  )
})

test('every form asks for indicators that there are, each once', () => {
  for (const [form, asks] of forms) {
    expect([form, asks.filter((code) => !codes.includes(code))]).toEqual([form, []])
    expect(new Set(asks).size).toBe(asks.length)
  }
})

test('the ILO set has the published numbers of indicators', () => {
  const ilo = catalogues.find(({ catalogue }) => catalogue === 'ilo-labour')!
  const counts = ilo.dimensions.map(({ code }) => ilo.items.filter(({ dimension }) => dimension === code).length)
  expect(counts).toEqual([10, 10, 16, 9, 15, 7])
})
