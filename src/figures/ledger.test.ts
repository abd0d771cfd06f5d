import { describe, expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import * as contract from './contract.ts'

const node = useNode()
const code = (text: string) => text as contract.FigureCode
const draft: contract.Draft = {
  asStated: '61 persons',
  number: 61,
  unit: 'Person',
  countedAs: 'Repatriated',
  place: 'KH',
  definition: { id: 'Orang yang dipulangkan.', en: 'People brought home.' },
  period: '2026-02',
  source: 'https://ministry.example/release',
  sourceRead: true,
}

test('the ledger holds the figures book, each figure with definition, unit, period and source', async () => {
  const { body } = await node.as('Amara')(contract.listFigures, {})

  expect(body.figures).toHaveLength(31)
  for (const figure of body.figures as contract.Figure[]) {
    expect(figure.definition.id && figure.definition.en && figure.period && figure.source && figure.unit).toBeTruthy()
    expect(figure).toMatchObject({ revision: 1, state: 'Published' })
  }
})

test('the yearly series goes from 361 to 752, with growth computed', async () => {
  const { body } = await node.as('Amara')(contract.getSeries, { series: 'tppo-portal-peduli-wni' })

  expect(body.figures.map(({ number }: contract.Figure) => number)).toEqual([361, 752])
  expect(body.growth).toEqual([
    { from: { period: '2021', number: 361 }, to: { period: '2022', number: 752 }, rate: 391 / 361 },
  ])
  expect(await node.as('Amara')(contract.getSeries, { series: 'none' })).toMatchObject({ status: 404 })
})

test('752 and "900" for one year stand side by side with the reason; neither is averaged away', async () => {
  const { body } = await node.as('Amara')(contract.getFigure, { code: code('tppo-2022') })

  expect(body.contradictions).toMatchObject([
    { figure: { code: 'tppo-2022-official', asStated: '900 (components printed: 637+245+107 = 989)', number: null } },
  ])
  const back = await node.as('Amara')(contract.getFigure, { code: code('tppo-2022-official') })
  expect(back.body.contradictions[0].figure.number).toBe(752)
})

test('a source that contradicts itself is kept with both of its numbers', async () => {
  const { body } = await node.as('Amara')(contract.listFigures, { onlyContradicted: true, search: '5,008' })

  expect(body.figures).toMatchObject([{ code: 'phnom-penh-2025', contradictedBy: ['phnom-penh-2025'] }])
})

describe('a new figure', () => {
  test('is proposed by one and published by another', async () => {
    const added = await node.as('Joko')(contract.addFigure, { code: code('home-2026-02'), series: null, draft })
    expect(added.body).toEqual({ code: 'home-2026-02', revision: 1 })
    expect((await node.as('Amara')(contract.listFigures, { search: 'home-2026' })).body.figures).toEqual([])

    const decision = { code: code('home-2026-02'), revision: 1, outcome: 'Publish' as const }
    expect(await node.as('Joko')(contract.decideFigure, decision)).toMatchObject({
      status: 403,
      body: { code: 'figures/own-proposal' },
    })
    expect((await node.as('Nusa')(contract.decideFigure, decision)).body).toEqual({ state: 'Published' })
    expect(await node.as('Nusa')(contract.decideFigure, decision)).toMatchObject({ status: 409 })
  })

  test('cannot take the code of another', async () => {
    expect(await node.as('Joko')(contract.addFigure, { code: code('tppo-2021'), series: null, draft })).toMatchObject({
      status: 409,
      body: { code: 'figures/code-taken' },
    })
  })

  test('keeps its old revision when it is revised, with the reason', async () => {
    const revised = await node.as('Nusa')(contract.reviseFigure, {
      code: code('home-2026-02'),
      draft: { ...draft, asStated: '64 persons', number: 64 },
      reason: 'late additions',
    })
    expect(revised.body.revision).toBe(2)
    expect(
      await node.as('Joko')(contract.reviseFigure, { code: code('home-2026-02'), draft, reason: 'again' }),
    ).toMatchObject({ status: 409, body: { code: 'figures/revision-waits' } })
    await node.as('Joko')(contract.decideFigure, { code: code('home-2026-02'), revision: 2, outcome: 'Publish' })
    const { body } = await node.as('Amara')(contract.getFigure, { code: code('home-2026-02') })

    expect(body.figure.number).toBe(64)
    expect(body.revisions).toMatchObject([
      { revision: 2, state: 'Published', reason: 'late additions', author: 'statistics-officer 14' },
      { revision: 1, state: 'Replaced', number: 61 },
    ])
  })
})

describe('gate G7', () => {
  test.each([
    ['definition', { definition: { id: '', en: 'x' } }],
    ['period', { period: ' ' }],
    ['source', { source: '' }],
  ])('holds back a figure without %s', async (part, gap) => {
    const figure = code(`without-${part}`)
    await node.as('Joko')(contract.addFigure, { code: figure, series: null, draft: { ...draft, ...gap } })

    expect(
      await node.as('Nusa')(contract.decideFigure, { code: figure, revision: 1, outcome: 'Publish' }),
    ).toMatchObject({ status: 409, body: { code: 'figures/not-whole', detail: { gate: 'G7' } } })
    expect(
      await node.as('Nusa')(contract.decideFigure, { code: figure, revision: 1, outcome: 'Decline' }),
    ).toMatchObject({ status: 200 })
  })

  test('holds in the database itself, whoever writes', async () => {
    await expect(node.rows(`update figures.revision set source = ' ' where figure = 'tppo-2021'`)).rejects.toThrow(
      /nothing_is_published_without_definition_period_and_source/,
    )
  })
})
