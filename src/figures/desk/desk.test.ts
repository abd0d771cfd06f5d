import { expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

const looks = [
  { path: '/figures', width: 1440, dark: false },
  { path: '/figures', width: 360, dark: true },
  { path: '/figures/tppo-2022', width: 1440, dark: true },
  { path: '/figures/tppo-2022', width: 360, dark: false },
]

test.each(looks)('$path at $width px is whole and without a complaint', async (look) => {
  const { page, faults } = await desk.visit(chromium.browser, 'Joko', look)
  await page.getByText('752').first().waitFor()
  if (look.path === '/figures') await page.locator('.fig-chart svg').waitFor()

  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  expect(faults).toEqual([])
})

test('the series, its growth, and a contradiction side by side', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/figures', language: 'en' })
  await page.getByText('in 2022, from 361 in 2021 (+108.3%)').waitFor()
  await page.getByRole('link', { name: '752', exact: true }).click()
  await page.getByText('900 (components printed: 637+245+107 = 989)').waitFor()
  expect(await page.getByRole('button', { name: 'Propose a revision' }).count()).toBe(0)
})

test('a revision proposed by one officer is published by another, never by herself', async () => {
  const joko = await desk.visit(chromium.browser, 'Joko', { path: '/figures/scam-to-2023-09', language: 'en' })
  await joko.page.getByRole('button', { name: 'Propose a revision' }).click()
  await joko.page.getByLabel('The figure as the source states it').fill('2,814')
  await joko.page.getByLabel('Reason for the revision').fill('misprint')
  await joko.page.getByRole('button', { name: 'Propose', exact: true }).click()
  await joko.page.getByRole('button', { name: 'Publish', exact: true }).click()
  await joko.page.getByText(/not yours|closed to you|does not exist|another officer/i).waitFor()

  const nusa = await desk.visit(chromium.browser, 'Nusa', { path: '/figures/scam-to-2023-09', language: 'en' })
  await nusa.page.getByRole('button', { name: 'Publish', exact: true }).click()
  await nusa.page.getByText('replaced').waitFor()
})
