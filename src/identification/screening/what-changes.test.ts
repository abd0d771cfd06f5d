import { expect, test } from 'vitest'
import type { Answer } from './assess.contract.ts'
import { shippedCatalogues as catalogues } from './forms.ts'
import { whatChanges } from './what-changes.contract.ts'

const yes = (...codes: string[]): Answer[] => codes.map((code) => ({ code, said: 'Yes', from: 'x' }))

test('a sign that carries an element alone is named; one that is doubled is not', () => {
  const changes = whatChanges(catalogues, { answers: yes('FC-A4', 'FC-M2', 'FC-M5', 'FC-P1'), minor: 'No', form: [] })
  const without = changes.flatMap((change) => (change.kind === 'without' ? [change.code] : []))
  expect(without).toEqual(['FC-A4', 'FC-P1'])
})

test('without means an age under 18 would change it, and so would one strong sign more', () => {
  const changes = whatChanges(catalogues, { answers: yes('FC-A4', 'FC-P1'), minor: 'No', form: [] })
  expect(changes).toContainEqual({ kind: 'child', makes: 'AllElements' })
  expect(changes).toContainEqual({ kind: 'with', code: 'FC-M1', makes: 'AllElements' })
})
