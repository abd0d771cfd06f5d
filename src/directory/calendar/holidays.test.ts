import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { inSystem } from '../../platform/in-system.ts'
import { seedDirectory } from '../seed.ts'
import { changeHoliday, listHolidays, type Holiday } from './contract.ts'

const node = useNode()
const kartika = node.as('Kartika')

test('a new edition leaves alone a day that was added at the desk before it, and one that was changed there', async () => {
  const said = { name: { id: 'Hari Buruh', en: 'Workers’ Day' }, source: 'the ministry', verified: true, active: true }
  const added = { ...said, state: 'ID', day: '2026-05-01' }
  const changed = { ...said, state: 'KH', day: '2026-05-01' }
  await node.rows("delete from directory.holiday where state = 'ID' and day = '2026-05-01'")
  expect(await kartika(changeHoliday, { ...added, version: 0 })).toMatchObject({ status: 200 })
  expect(await kartika(changeHoliday, { ...changed, version: 1 })).toMatchObject({ status: 200 })
  await node.rows("delete from directory.holiday where state = 'TH' and day = '2026-05-01'")

  await node.rows('delete from directory.seed')
  await inSystem(node.host, ({ db }) => seedDirectory(db))
  const { holidays } = (await kartika(listHolidays, { year: 2026 })).body as { holidays: Holiday[] }
  const day = (state: string) => holidays.find((each) => each.state === state && each.day === '2026-05-01')
  expect(day('ID')).toMatchObject(said)
  expect(day('KH')).toMatchObject(said)
  expect(day('TH')).toMatchObject({ post: null, verified: false })
})

test('holidays are changed by the manager of the directory only, from the version that she saw', async () => {
  const said = { name: { id: 'x', en: 'x' }, source: 'x', verified: true, active: true }
  const wish = { ...said, state: 'ID', day: '2026-08-17', version: 1 }
  expect(await node.as('Amara')(changeHoliday, wish)).toMatchObject({ status: 403 })
  expect(await kartika(changeHoliday, { ...wish, version: 7 })).toMatchObject({ status: 409 })
  expect(await kartika(changeHoliday, { ...wish, version: 0 })).toMatchObject({ status: 409 })
  expect(await kartika(changeHoliday, { ...wish, state: 'XX', version: 0 })).toMatchObject({ status: 422 })
  expect(await kartika(changeHoliday, wish)).toMatchObject({ status: 200, body: { holiday: { version: 2 } } })
})
