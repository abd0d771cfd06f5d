import { describe, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { useNode } from '../../../test/node.ts'
import { lookAt, weigh } from '../../../test/portal-page.ts'
import * as contract from '../authority/contract.ts'

const node = useNode()
const chromium = useBrowser()
const read = async (path: string) => {
  const answer = await node.fetch(new Request(`${node.host.origin}${path}`))
  return { status: answer.status, text: (await answer.text()).replace(/^[\s\S]*<main/, '') }
}

test('somebody in Thailand finds the danger number, the mission of her state and what to say', async () => {
  const { text } = await read('/id/tolong/th')

  expect(text).toContain('tel:+999215550166')
  expect(text).toContain('KBRI Bangkok')
  expect(text).toContain('ฉันต้องการความช่วยเหลือ')
  expect(text).toContain('Kalimat ini belum diperiksa penutur asli.')
  expect(text).not.toContain('Kedutaan Besar Vietnam')
})

test('the page says when its numbers were last checked, the oldest date first', async () => {
  expect((await read('/en/tolong/tl')).text).toContain('Not every number on this page has been checked')
  const { body } = await node.as('Kartika')(contract.listAuthorities, { state: 'TL' })
  for (const { code, version } of body.authorities as contract.Authority[])
    await node.as('Kartika')(contract.verifyAuthority, { code, version })

  expect((await read('/en/tolong/tl')).text).toContain('Last checked 24 November 2026.')
})

test('a state that is not there is no page', async () => {
  expect((await read('/id/tolong/xx')).status).toBe(404)
  expect((await read('/xx/tolong')).status).toBe(404)
})

const pages = [
  '/id/tolong',
  '/en/tolong',
  ...['bn', 'kh', 'la', 'mm', 'ph', 'sg', 'th', 'tl', 'vn'].map((s) => `/en/tolong/${s}`),
]

test.each(pages)('%s weighs at most 6 KB', async (path) => {
  expect(await weigh(node, path, 'gzip')).toBeLessThanOrEqual(6 * 1024)
})

describe.each([
  ['/id/tolong', false],
  ['/en/tolong/th', true],
  ['/id/tolong/mm', false],
])('%s', (path, dark) => {
  test('passes axe, fits a narrow phone and asks for nothing else', async () => {
    const { violations, faults, wide, asked } = await lookAt(chromium.browser, { node, path, width: 320, dark })

    expect({ violations, faults }).toEqual({ violations: [], faults: [] })
    expect(wide).toBeLessThanOrEqual(320)
    expect(asked).toHaveLength(1)
  })
})
