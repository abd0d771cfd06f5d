import { beforeAll, expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import feasts from '../seed/feasts.json' with { type: 'json' }
import holidays from '../seed/holidays.json' with { type: 'json' }
import { seedDirectory } from '../seed.ts'
import { computeFeast } from './compute-feast.ts'
import { changeHoliday, listHolidays, type Holiday } from './contract.ts'
import { enterFeasts, importHolidays, listFeasts, type Feast } from './feasts-contract.ts'
import { yearsAhead } from './list-feasts.ts'

const node = useNode()
const kartika = node.as('Kartika')

beforeAll(() => inSystem(node.host, ({ db }) => seedDirectory(db)))

const feastOf = async (state: string, code: string, year = 2027) => {
  const { years } = (await kartika(listFeasts, { year })).body as { years: { feasts: Feast[] }[] }
  return years[0]!.feasts.find((each) => each.state === state && each.code === code)!
}
const dayOf = async (state: string, day: string) => {
  const { holidays: all } = (await kartika(listHolidays, { year: 2027 })).body as { holidays: Holiday[] }
  return all.find((each) => each.state === state && each.day === day)
}

test('what is shipped of feasts that move is what a known calendar says, each year of it, and nothing else', () => {
  expect(
    ['Easter-2', 'Easter+39', 'LunarNewYear', 'LastMondayOfAugust', null].map((rule) => computeFeast(rule, 2027)),
  ).toEqual(['2027-03-26', '2027-05-06', '2027-02-06', '2027-08-30', null])
  const years = [...new Set(holidays.map(({ day }) => Number(day.slice(0, 4))))]
  const computed = years.flatMap((year) =>
    feasts.flatMap(({ state, code, rule }) => (rule ? [`${state} ${computeFeast(rule, year)} ${code}`] : [])),
  )
  const shipped = holidays.flatMap(({ state, day, feasts: codes }) => codes.map((code) => `${state} ${day} ${code}`))
  expect(shipped.toSorted()).toEqual(computed.toSorted())
  expect(holidays.every(({ verified }) => !verified)).toBe(true)
})

test('the year ahead is asked for from October on', () => {
  expect([yearsAhead('2026-09-30'), yearsAhead('2026-10-01')]).toEqual([[2026], [2026, 2027]])
})

test('a feast is entered for its days, keeps what stands there, and is missing again when it is struck out', async () => {
  const said = { state: 'ID', source: 'joint decree', verified: true }
  const wish = { ...said, feasts: [{ code: 'nyepi', from: '2027-05-01', until: '2027-05-02' }] }
  expect((await feastOf('ID', 'nyepi')).days).toEqual([])
  expect(await node.as('Amara')(enterFeasts, wish)).toMatchObject({ status: 403 })
  const feast = (change: object) => kartika(enterFeasts, { ...said, feasts: [{ ...wish.feasts[0]!, ...change }] })
  expect(await feast({ code: 'tet' })).toMatchObject({ body: { code: 'directory/no-such-feast' } })
  expect(await feast({ until: '2027-04-30' })).toMatchObject({ body: { code: 'directory/not-that-long' } })
  expect((await kartika(enterFeasts, wish)).body).toEqual({ added: 1, changed: 1, same: 0 })
  expect((await kartika(enterFeasts, wish)).body).toEqual({ added: 0, changed: 1, same: 1 })
  expect((await feastOf('ID', 'nyepi')).days).toEqual(['2027-05-01', '2027-05-02'])
  const labour = (await dayOf('ID', '2027-05-01'))!
  expect(labour.name).toEqual({ id: 'Hari Buruh / Nyepi', en: 'Labour Day / Nyepi' })
  for (const day of ['2027-05-01', '2027-05-02']) {
    const { version } = (await dayOf('ID', day))!
    const struck = { state: 'ID', day, name: labour.name, source: 'x', verified: true, active: false, version }
    expect(await kartika(changeHoliday, struck)).toMatchObject({ status: 200 })
  }
  expect((await feastOf('ID', 'nyepi')).days).toEqual([])
})

test('a list is taken whole or not at all, and each wrong line is named', async () => {
  const said = { source: 'circular', verified: false }
  const text = [
    'state;day;name;name',
    'TH;2027-07-19;Asanha Bucha;Asanha Bucha',
    '',
    'XX;2027-07-20;a;b',
    'TH;2027-02-30;a;b',
    'TH;2027-07-19;again;again',
    'TH;2027-07-21;only one name',
    `TH;2027-07-22;${'x'.repeat(101)};b`,
  ].join('\n')
  expect((await kartika(importHolidays, { ...said, text })).body).toEqual({
    wrong: [
      { line: 4, what: 'State' },
      { line: 5, what: 'Day' },
      { line: 6, what: 'Twice' },
      { line: 7, what: 'Cells' },
      { line: 8, what: 'Name' },
    ],
    added: 0,
    changed: 0,
    same: 0,
  })
  expect(await dayOf('TH', '2027-07-19')).toBeUndefined()
  const good = 'TH\t2027-07-19\tAsanha Bucha\tAsanha Bucha\r\nTH\t2027-09-13\tHari pemilu\tElection day\r\n'
  expect((await kartika(importHolidays, { ...said, text: good })).body).toMatchObject({ wrong: [], added: 2 })
  expect((await kartika(importHolidays, { ...said, text: good })).body).toMatchObject({ added: 0, same: 2 })
  expect((await feastOf('TH', 'asanha-bucha')).days).toEqual(['2027-07-19'])
})
