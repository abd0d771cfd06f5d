import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useNode } from '../../../test/node.ts'
import type { PersonId } from '../../casework/contract.ts'
import { listDeterminations } from '../contract.ts'
import {
  answerScreening,
  asksOf,
  beginScreening,
  endScreening,
  getScreening,
  listCatalogues,
  listScreenings,
  standing,
  takeCatalogue,
  type ScreeningId,
} from './contract.ts'
import { shippedCatalogues } from './forms.ts'

const node = useNode()
const reasons = 'Passport taken, debt of 3,000 for transport, could not leave the building.'

async function aSitting(form = 'quick-card') {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const begun = await node.as('Amara')(beginScreening, { person, form, language: 'id', interpreted: 'en' })
  return { case: id, person, screening: begun.body.id as ScreeningId }
}
const answer = (code: string, said: 'Yes' | 'No' | 'Unknown' = 'Yes', more: object = {}) => ({
  id: crypto.randomUUID(),
  code,
  said,
  from: 'her words, 10:12',
  ...more,
})
const keep = (screening: ScreeningId, answers: ReturnType<typeof answer>[]) =>
  node.as('Amara')(answerScreening, { screening, answers: answers as never })

test('a sitting is kept as it goes and ends in a finding with the suggestion beside it', async () => {
  const { person, screening } = await aSitting()
  await keep(screening, [answer('FC-M2'), answer('FC-A4')])
  await keep(screening, [answer('FC-P1', 'Yes', { note: 'Scripts in three languages.' })])

  const half = await node.as('Farah')(getScreening, { screening })
  expect(half.body).toMatchObject({
    screening: { form: 'quick-card', interpreted: 'en', endedAt: null },
    answers: [{ code: 'FC-M2' }, { code: 'FC-A4' }, { code: 'FC-P1', note: 'Scripts in three languages.' }],
  })
  expect(half.body.catalogues.map(({ catalogue }: { catalogue: string }) => catalogue)).toEqual([
    'forced-criminality',
    'ilo-labour',
  ])

  const ended = await node.as('Amara')(endScreening, { screening, status: 'IndicatorsPresent', reasons })
  expect(ended).toMatchObject({
    status: 200,
    body: { suggestion: 'AllElements', standing: { status: 'IndicatorsPresent' } },
  })
  expect((await node.as('Amara')(listDeterminations, { person })).body.standing[0].status).toBe('IndicatorsPresent')
  expect(await keep(screening, [answer('FC-M5')])).toMatchObject({
    status: 409,
    body: { code: 'identification/screening-ended' },
  })
  expect((await node.as('Amara')(listScreenings, { person })).body.screenings).toMatchObject([
    { id: screening, suggestion: 'AllElements', catalogues: ['forced-criminality@2026.1', 'ilo-labour@2009'] },
  ])
})

test('the officer may find otherwise than the suggestion, and it stays beside her finding', async () => {
  const { screening } = await aSitting()
  await keep(screening, [answer('FC-M2')])
  const ended = await node.as('Amara')(endScreening, { screening, status: 'NoIndicators', reasons })
  expect(ended).toMatchObject({
    status: 200,
    body: { suggestion: 'IndicatorsPresent', standing: { status: 'NoIndicators' } },
  })
})

test('what is sent twice is kept once, and a contradiction stands beside what was said before', async () => {
  const { screening } = await aSitting()
  const first = answer('FC-M5')
  await keep(screening, [first])
  expect(await keep(screening, [first])).toMatchObject({ status: 200, body: { answers: 0 } })
  await keep(screening, [answer('FC-M5', 'No', { from: 'her brother, by telephone' })])

  const { body } = await node.as('Amara')(getScreening, { screening })
  expect(body.answers.map(({ said }: { said: string }) => said)).toEqual(['Yes', 'No'])
})

test('a slip of the pen is corrected and both are kept', async () => {
  const { screening } = await aSitting()
  const slip = answer('FC-M5')
  await keep(screening, [slip, answer('FC-M5', 'No', { corrects: slip.id })])
  const ended = await node.as('Amara')(endScreening, { screening, status: 'NoIndicators', reasons })
  expect(ended.body.suggestion).toBe('NotEnoughKnown')
  expect((await node.as('Amara')(getScreening, { screening })).body.answers).toHaveLength(2)
})

test('an indicator that is in no catalogue, a form that is not there and a sitting that is not hers are refused', async () => {
  const { person, screening } = await aSitting()
  expect(await keep(screening, [answer('FC-X9')])).toMatchObject({
    status: 400,
    body: { code: 'identification/unknown-indicator', detail: { code: 'FC-X9' } },
  })
  expect(await node.as('Amara')(beginScreening, { person, form: 'none', language: 'id' })).toMatchObject({
    status: 404,
  })
  expect(await node.as('Lestari')(listScreenings, { person })).toMatchObject({ status: 404 })
  expect(await node.as('Lestari')(getScreening, { screening })).toMatchObject({ status: 404 })
  expect(await node.as('Hadi')(getScreening, { screening })).toMatchObject({ status: 403 })
})

test('two who end at once make one finding', async () => {
  const { screening } = await aSitting()
  const end = () => node.as('Amara')(endScreening, { screening, status: 'IndicatorsPresent', reasons })
  const statuses = (await Promise.all([end(), end()])).map(({ status }) => status)
  expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409])
})

test('answers are sealed and cannot be changed, not even by the program', async () => {
  const { screening } = await aSitting()
  await keep(screening, [answer('FC-M5', 'Yes', { note: 'beaten with a cable' })])
  const [row] = await node.rows(
    "select encode(content, 'escape') as content from identification.answer where screening = $1",
    [screening],
  )
  expect(String((row as { content: string }).content)).not.toMatch(/cable|FC-M5/)
  await expect(
    node.host.system.pool.query('update identification.answer set content = content where screening = $1', [screening]),
  ).rejects.toThrow(/permission denied/)
})

async function sit(person: PersonId) {
  return node.as('Amara')(beginScreening, { person, form: 'full-interview', language: 'id' })
}
test('the register counts every sitting', async () => {
  const { person } = await aSitting()
  await sit(person)
  await sit(person)
  expect((await node.as('Amara')(listScreenings, { person })).body.screenings).toHaveLength(3)
})

const newer = (version: string) =>
  JSON.stringify(
    { ...shippedCatalogues.find(({ catalogue }) => catalogue === 'forced-criminality')!, version },
    null,
    2,
  )

test('a newer catalogue is taken in; a sitting that has begun keeps its own', async () => {
  const before = await aSitting()
  const take = node.as('Kartika')
  expect(await take(takeCatalogue, { text: newer('2027.1') })).toMatchObject({
    status: 200,
    body: { catalogue: 'forced-criminality', version: '2027.1', items: 18, before: '2026.1' },
  })
  const after = await aSitting()
  const versions = async (screening: ScreeningId) =>
    (await node.as('Amara')(getScreening, { screening })).body.screening.catalogues[0]
  expect(await versions(before.screening)).toBe('forced-criminality@2026.1')
  expect(await versions(after.screening)).toBe('forced-criminality@2027.1')
  expect(await take(takeCatalogue, { text: newer('2027.1') })).toMatchObject({
    status: 409,
    body: { code: 'identification/catalogue-taken' },
  })
})

test('an indicator that a newer catalogue drops is asked no more, and one that it adds is asked in the full interview', async () => {
  const old = shippedCatalogues.find(({ catalogue }) => catalogue === 'forced-criminality')!
  const items = old.items.filter(({ code }) => code !== 'FC-P5')
  const added = { ...items[0]!, code: 'FC-A9', words: { id: 'Baru', en: 'New' } }
  const text = JSON.stringify({ ...old, version: '2027.2', items: [...items, added] })
  expect(await node.as('Kartika')(takeCatalogue, { text })).toMatchObject({ status: 200 })

  const asks = async (form: string) =>
    asksOf((await node.as('Amara')(getScreening, { screening: (await aSitting(form)).screening })).body.form)
  expect(await asks('quick-card')).not.toContain('FC-P5')
  expect(await asks('full-interview')).not.toContain('FC-P5')
  expect(await asks('full-interview')).toContain('FC-A9')
})

test('nobody’s answer is taken away by another source, whatever it says that it corrects', async () => {
  const { screening } = await aSitting()
  const hers = answer('FC-M5')
  await keep(screening, [hers, answer('FC-M5', 'No', { from: 'the employer', corrects: hers.id })])
  await keep(screening, [answer('FC-M2', 'No', { corrects: hers.id })])

  const { body } = await node.as('Amara')(getScreening, { screening })
  expect(standing(body.answers).map(({ code, said }) => `${code} ${said}`)).toEqual([
    'FC-M5 Yes',
    'FC-M5 No',
    'FC-M2 No',
  ])
})

test('a catalogue with a mistake is refused whole, with the line; the old one stays', async () => {
  const bad = newer('2028.1').replace('"strength": "weak"', '"strength": "mild"')
  const refused = await node.as('Kartika')(takeCatalogue, { text: bad })
  const line = bad.slice(0, bad.indexOf('"mild"')).split('\n').length
  expect(refused).toMatchObject({
    status: 422,
    body: { code: 'identification/catalogue-refused', detail: { mistakes: [{ line }] } },
  })
  const { body } = await node.as('Kartika')(listCatalogues, {})
  expect(body.catalogues[0].version).not.toBe('2028.1')
  expect(await node.as('Amara')(takeCatalogue, { text: newer('2028.1') })).toMatchObject({ status: 403 })
})
