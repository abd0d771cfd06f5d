import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import { seedDirectory } from '../seed.ts'
import { calendar } from './calendar.ts'
import { changeWeek, listHolidays, type Week } from './contract.ts'
import { listClockRules, writeClockRule, type ClockRule } from './rules-contract.ts'

const node = useNode()
const kartika = node.as('Kartika')

const rule = {
  type: 'ExitPermit',
  urgency: 'Routine',
  state: 'TH',
  instrument: null,
  since: '2026-12-01',
  counts: 'WorkingDays',
  acknowledge: 1,
  answer: 3,
  ended: false,
  source: 'note of the ministry',
  verified: true,
  version: 0,
} as const

const rules = async () => {
  const { rules: all } = (await kartika(listClockRules, {})).body as { rules: ClockRule[] }
  return all.filter(({ type, urgency }) => type === rule.type && urgency === rule.urgency)
}
const countedOn = (day: string, to = 'TH') =>
  inSystem(node.host, ({ db }) =>
    calendar.clockFor(db, {
      from: 'ID',
      to,
      type: 'ExitPermit',
      urgency: 'Routine',
      at: new Date(`${day}T03:00:00Z`),
      rests: [],
    }),
  )

// It is Tuesday 24 November 2026.
test('a rule begins on its day, is replaced from a day on, and ends: what has begun is never written anew', async () => {
  await inSystem(node.host, ({ db }) => seedDirectory(db))
  expect(await node.as('Amara')(writeClockRule, rule)).toMatchObject({ status: 403 })
  expect(await kartika(writeClockRule, { ...rule, since: '2026-11-23' })).toMatchObject({
    status: 409,
    body: { code: 'directory/already-begun' },
  })
  expect(await kartika(writeClockRule, { ...rule, answer: 1, acknowledge: 2 })).toMatchObject({ status: 422 })
  expect(await kartika(writeClockRule, { ...rule, instrument: 'NONE' })).toMatchObject({ status: 422 })
  expect(await kartika(writeClockRule, { ...rule, state: 'XX' })).toMatchObject({ status: 422 })
  expect(await kartika(writeClockRule, rule)).toMatchObject({ status: 200, body: { rule: { standing: 'Later' } } })
  expect(await kartika(writeClockRule, rule)).toMatchObject({ status: 409 })
  expect(await kartika(writeClockRule, { ...rule, answer: 4, version: 1 })).toMatchObject({ status: 200 })
  expect(await kartika(writeClockRule, { ...rule, since: '2027-02-01', ended: true })).toMatchObject({ status: 200 })

  expect((await countedOn('2026-11-30')).answer).toBe(5)
  expect(await countedOn('2026-12-01')).toMatchObject({ answer: 4, rule: 'ExitPermit TH 2026-12-01 v2' })
  expect((await countedOn('2026-12-01', 'MM')).answer).toBe(5)
  expect((await countedOn('2027-02-01')).answer).toBe(5)
  expect((await rules()).map(({ since, version, standing }) => [since, version, standing])).toEqual([
    ['2000-01-01', 1, 'Now'],
    ['2027-02-01', 1, 'Later'],
    ['2026-12-01', 2, 'Later'],
    ['2026-12-01', 1, 'Past'],
  ])
})

test('the rule for all states is replaced, never ended, and a new edition of the program leaves it alone', async () => {
  const all = { ...rule, state: null, since: '2026-11-24' }
  expect(await kartika(writeClockRule, { ...all, ended: true })).toMatchObject({
    body: { code: 'directory/never-ends' },
  })
  expect(await kartika(writeClockRule, { ...all, answer: 9 })).toMatchObject({ status: 200 })
  await node.rows('delete from directory.seed')
  await inSystem(node.host, ({ db }) => seedDirectory(db))
  expect((await countedOn('2026-11-24', 'MM')).answer).toBe(9)
})

test('the days off of a state change from a day on, in clocks that run across it too', async () => {
  const week = { state: 'BN', since: '2026-12-05', off: [7, 6], source: 'decree', verified: true, version: 0 }
  expect(await node.as('Amara')(changeWeek, week)).toMatchObject({ status: 403 })
  expect(await kartika(changeWeek, { ...week, since: '2026-11-01' })).toMatchObject({ status: 409 })
  expect(await kartika(changeWeek, { ...week, off: [1, 1] })).toMatchObject({ status: 400 })
  expect(await kartika(changeWeek, week)).toMatchObject({ status: 200 })
  expect(await kartika(changeWeek, week)).toMatchObject({ status: 409 })
  const clock = await countedOn('2026-12-01', 'BN')
  expect(clock.weeks[1]).toEqual({ state: 'BN', off: [5, 7], later: [{ since: '2026-12-05', off: [6, 7] }] })
  const { weeks } = (await kartika(listHolidays, { year: 2026 })).body as { weeks: Week[] }
  expect(weeks.filter(({ state }) => state === 'BN').map(({ since }) => since)).toEqual(['2026-12-05', '2000-01-01'])
})

test('PostgreSQL lets no officer change a rule or a week that stands', async () => {
  const says = (sql: string) => node.rows(`set role suar_app; ${sql}`).finally(() => node.rows('reset role'))
  await expect(says('update directory.clock_rule set answer = 1')).rejects.toThrow(/permission denied/)
  await expect(says('delete from directory.week')).rejects.toThrow(/permission denied/)
})
