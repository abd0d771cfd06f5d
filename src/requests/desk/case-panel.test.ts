import { expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'

const jakarta = useRegion(['ID', 'TH']).node('ID')
const desk = useDesk(jakarta)
const chromium = useBrowser()

test('the case file leads to its requests, and its head is corrected', async () => {
  await knowTheLaw(jakarta)
  const { id } = await aSentRequest(jakarta)
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}`, language: 'en' })
  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Correct or hand over the case' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).fill('Building C-9, both floors')
  expect(await violations(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Correct or hand over the case' }).click()
  await page.getByRole('heading', { level: 1, name: 'Building C-9, both floors' }).waitFor()
  await picture(page, 'file-with-request')
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page
    .getByText(/Thailand: /)
    .first()
    .waitFor()
  await picture(page, 'timeline-with-request')
  expect(await violations(page)).toEqual([])
  await page.getByRole('tab', { name: 'Summary' }).click()
  await page.locator('.xr-linked a').first().click()
  await page.waitForURL(/exchange/)
  expect(faults).toEqual([])

  const narrow = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${id}`,
    width: 360,
    height: 740,
    dark: true,
  })
  await narrow.page.locator('.xr-linked').first().scrollIntoViewIfNeeded()
  await picture(narrow.page, 'file-with-request-360')
  expect(await violations(narrow.page)).toEqual([])
  expect(await fits(narrow.page)).toBe(true)
}, 60_000)
