import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerCatalogue } from '../answers.ts'
import { catalogue, type FieldName } from '../catalogue.ts'
import { RequestKind, type FieldValues } from '../contract.ts'
import { definitions, draftFields } from '../definitions.ts'
import type { Shape } from '../fields.ts'
import { itemsOf, neededBy } from './article-six.ts'
import { carry, leftBehind } from './carry.ts'
import { raises, waysFrom } from './ways.ts'

const words = fc.string({ minLength: 1, maxLength: 120 }).filter((text) => text.trim() !== '' && text === text.trim())
const value = (shape: Shape): fc.Arbitrary<string | number | boolean> => {
  switch (shape.kind) {
    case 'line':
    case 'text':
      return words
    case 'yes-no':
      return fc.boolean()
    case 'count':
      return fc.integer({ min: 1, max: 500 })
    case 'date':
      return fc.constantFrom('2026', '2026-11', '2026-11-24')
    case 'country':
      return fc.constantFrom('ID', 'TH', 'MM')
    case 'choice':
      return fc.constantFrom(...shape.options)
  }
}

const someOf = (names: readonly string[], shapes: Readonly<Record<string, Shape>>): fc.Arbitrary<FieldValues> =>
  fc
    .subarray([...names])
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, value(shapes[name]!)]))))

const upgrades = Object.entries(raises).flatMap(([from, { into }]) =>
  into.map((to) => [from as RequestKind, to] as const),
)
const fieldsOf = (kind: RequestKind) => [...definitions[kind].required, ...definitions[kind].optional]

test.each(upgrades)(
  '%s to %s: every fact stands word for word in the new one, or is named as staying with the old',
  (from, into) => {
    const { required, optional } = definitions[from].answer
    fc.assert(
      fc.property(
        someOf(fieldsOf(from), catalogue),
        someOf([...required, ...optional], answerCatalogue),
        (values, answered) => {
          const carried = carry(from, into, { values, answered })
          expect(draftFields(into).safeParse(carried).success).toBe(true)
          const said = Object.values(carried).map(String)
          const left = leftBehind(values, carried)
          for (const [name, fact] of Object.entries(values))
            expect(left.includes(name) || said.some((text) => text.includes(String(fact)))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  },
)

test.each(RequestKind.options)('%s as a note, or again, keeps all that it said', (kind) => {
  fc.assert(
    fc.property(someOf(fieldsOf(kind), catalogue), (values) => {
      expect(carry(kind, kind, { values, answered: {} })).toEqual(values)
    }),
    { numRuns: 20 },
  )
})

test('what is moved is moved between fields that the two kinds have', () => {
  for (const [from, { into, moves }] of Object.entries(raises))
    for (const { to, from: names } of moves) {
      expect(into.some((kind) => fieldsOf(kind).includes(to))).toBe(true)
      for (const name of names) expect(fieldsOf(from as RequestKind)).toContain(name)
    }
})

test('the items of Article 6 are (a) to (k), and all that a kind requires is one of them', () => {
  for (const kind of RequestKind.options.filter((each) => each.startsWith('MLA_'))) {
    expect(itemsOf(kind).map(({ letter }) => letter)).toEqual('a b c d e f g h i j k'.split(' '))
    expect(neededBy(kind).toSorted()).toEqual(([...definitions[kind].required] as FieldName[]).toSorted())
  }
  expect(itemsOf('PoliceInformation')).toEqual([])
})

test('nothing is raised from a draft, from what was taken back, or from what another state asks', () => {
  const police = { side: 'Out', kind: 'PoliceInformation', status: 'Delivered' } as const
  expect(waysFrom(police, 'Informal').map(({ kind, note }) => `${kind} ${note}`)).toEqual([
    'PoliceInformation true',
    'MLA_Evidence false',
    'MLA_Statement false',
    'MLA_FreezeOrForfeit false',
    'Extradition false',
  ])
  for (const status of ['Draft', 'AwaitingApproval', 'Withdrawn'] as const)
    expect(waysFrom({ ...police, status }, 'Informal')).toEqual([])
  expect(waysFrom({ ...police, side: 'In' }, 'Informal')).toEqual([])
  // A formal request goes no further; declined, it can be put right.
  const formal = { side: 'Out', kind: 'MLA_Evidence', status: 'Acknowledged' } as const
  expect(waysFrom(formal, 'Formal')).toEqual([])
  expect(waysFrom({ ...formal, status: 'Declined' }, 'Formal')).toEqual([{ kind: 'MLA_Evidence', note: false }])
})
