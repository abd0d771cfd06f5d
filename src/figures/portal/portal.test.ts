import { describe, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { useNode } from '../../../test/node.ts'
import { lookAt, weigh } from '../../../test/portal-page.ts'
import { inSystem } from '../../platform/in-system.ts'
import { newId } from '../../platform/new-id.ts'
import { releaseOwnCounts } from '../publish-own-counts.ts'

const node = useNode()
const chromium = useBrowser()
const read = async (path: string) => {
  const answer = await node.fetch(new Request(`${node.host.origin}${path}`))
  return (await answer.text()).replace(/^[\s\S]*<main/, '')
}
const count = (n: number) =>
  inSystem(node.host, async ({ db, now }) => {
    for (let i = 0; i < n; i++)
      await db.insertInto('figures.event').values({ kind: 'ReportReceived', subject: newId(), at: now }).execute()
    await releaseOwnCounts(db, now)
  })

test('the page shows 361, 752 and their computed growth, with definition, source and stamp', async () => {
  const text = await read('/id/angka')

  expect(text).toContain('<b>752</b>')
  expect(text).toContain('pada 2022, dari 361 pada 2021 (+108,3%)')
  expect(text).toContain('Sumber: Liputan6, 2023-05-30.')
  expect(text).toContain('angka terbit')
  expect(await read('/en/angka')).toContain('in 2022, from 361 in 2021 (+108.3%)')
})

test('it says why another figure exists, and never averages', async () => {
  const text = await read('/id/angka')

  expect(text).toMatch(/752 dan dengan &quot;900&quot;, yang bagiannya berjumlah 989/)
  expect(text).toContain('voi.id')
})

test('own counts stand apart, rounded, and small ones hidden', async () => {
  expect(await read('/id/angka')).toContain('Belum ada yang diterbitkan.')
  await count(9)
  expect(await read('/en/angka')).toMatch(/Reports received[\s\S]*below 10/)
  await count(14)
  expect(await read('/en/angka')).toMatch(/Reports received[\s\S]*20 or more/)
  expect(await read('/en/angka')).not.toMatch(/\b23\b/)
})

test('the spreadsheet holds every published figure with its source, and no exact own count', async () => {
  const csv = await read('/id/angka/data.csv')

  expect(csv.split('\r\n').filter((line) => line.startsWith('published,'))).toHaveLength(31)
  expect(csv).toContain('published,tppo-2022,tppo-portal-peduli-wni,2022,752,752,Case')
  expect(csv).toContain('own,ReportReceived,,2026,>=20,20')
})

test('the method page tells every contradiction that is known', async () => {
  const text = await read('/en/angka/cara')

  expect(text).toContain('5,088 and 5,008')
  expect(text).toContain('209 made, 140 received')
})

describe.each(['/id/angka', '/en/angka', '/id/angka/cara', '/en/angka/cara'])('%s', (path) => {
  test('weighs at most 6 KB', async () => {
    expect(await weigh(node, path, 'gzip')).toBeLessThanOrEqual(6 * 1024)
  })

  test.each([true, false])('passes axe and fits a narrow phone, dark %s', async (dark) => {
    const { violations, faults, wide, asked } = await lookAt(chromium.browser, { node, path, width: 320, dark })

    expect({ violations, faults }).toEqual({ violations: [], faults: [] })
    expect(wide).toBeLessThanOrEqual(320)
    expect(asked).toHaveLength(1)
  })
})
