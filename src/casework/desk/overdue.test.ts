import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { aCase } from '../../../test/case-of-riko.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { listCases, openCase } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

beforeAll(async () => {
  await node.as('Amara')(openCase, aCase)
  node.wait({ days: 4 })
  await node.as('Amara')(openCase, { ...aCase, title: 'Not late' })
})

test.each([
  { width: 360, height: 740, language: 'id' },
  { width: 1440, height: 900, language: 'en', dark: true },
] as const)('all who were promised a word and wait: the start leads to them alone at $width px', async (screen) => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', screen)
  const of = screen.language === 'id' ? 'Dijanjikan kabar, masih menunggu' : 'Promised a word, and waiting'
  await page.getByRole('link', { name: `${screen.language === 'id' ? 'Semua' : 'All'}: ${of}` }).click()
  const tab = page.getByRole('tab', { name: screen.language === 'id' ? /^Terlalu lama/ : /^Waiting too long/ })
  await tab.waitFor()
  expect(await tab.getAttribute('aria-selected')).toBe('true')
  await page.getByRole('option').first().waitFor()
  const { cases } = (await node.as('Amara')(listCases, { whose: 'agency', overdue: true })).body
  expect(await page.getByRole('option').count()).toBe(cases.length)
  await picture(page, `overdue-${screen.width}`)
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
})
