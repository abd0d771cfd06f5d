import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'
import { listLetters } from '../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const jakarta = region.node('ID')
const desk = useDesk(jakarta)
const chromium = useBrowser()
beforeAll(() => knowTheLaw(jakarta))

async function lookAt(page: Page, name: string) {
  await picture(page, `letter-${name}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}

/** The picture of the paper is there, and drawn. */
const drawn = (page: Page) =>
  page.waitForFunction(() => (document.querySelector('.xpaper img') as HTMLImageElement | null)?.naturalWidth)

test('an officer draws up a letter, sees the paper, issues it, and takes it back', async () => {
  const { request } = await aSentRequest(jakarta)
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/${request}`, language: 'en' })
  await page.getByText('No letter was issued about this request.').waitFor()
  await page.getByRole('link', { name: 'Draw up a letter' }).click()
  await drawn(page)
  await lookAt(page, 'draw-up')

  await page.getByRole('combobox', { name: 'Kind of letter' }).selectOption('One page for the officer at the gate')
  await page.getByRole('textbox', { name: 'Number to call at any hour' }).fill('')
  await page.getByText('Missing: Number to call.').waitFor()
  expect(await page.getByRole('button', { name: 'Issue the letter' }).isDisabled()).toBe(true)
  await drawn(page)
  await lookAt(page, 'gap')
  await page.getByRole('textbox', { name: 'Number to call at any hour' }).fill('+999 21 555 0112')
  await page.getByText('Missing: Number to call.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Issue the letter' }).click()
  await page.getByText(/Issued as ID\/2026\/\d{6}/).waitFor()
  await lookAt(page, 'issued')
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^ID-2026-\d{6}\.pdf$/)

  const opened = page.context().waitForEvent('page')
  await page.getByRole('button', { name: 'Open to print' }).click()
  const viewer = await opened
  await viewer.waitForLoadState()
  expect(await viewer.evaluate(() => document.contentType)).toBe('application/pdf')

  await page.getByRole('button', { name: 'Back to the request' }).click()
  await page.getByRole('button', { name: 'Withdraw' }).last().click()
  await page.getByRole('combobox', { name: 'Why is it taken back?' }).selectOption('It holds a mistake')
  await page.getByRole('button', { name: 'Withdraw' }).last().click()
  await page.getByText('withdrawn', { exact: true }).waitFor()
  await lookAt(page, 'card')
  expect(faults).toEqual([])
  const { body } = await jakarta.as('Amara')(listLetters, { request })
  expect(body.letters).toMatchObject([{ kind: 'EmergencyPage', withdrawnWhy: 'Mistake' }])
})

test('a narrow screen shows the paper under the form', async () => {
  const { request } = await aSentRequest(jakarta)
  const { page } = await desk.visit(chromium.browser, 'Amara', {
    path: `/exchange/${request}/letter`,
    width: 400,
    dark: true,
  })
  await drawn(page)
  await lookAt(page, 'narrow')
})

test('many letters at once show how far they are', async () => {
  for (let n = 0; n < 3; n++) await aSentRequest(jakarta, { to: 'KH' })
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: '/exchange', language: 'en' })
  await page.getByRole('link', { name: 'Letters for many' }).click()
  await page.getByRole('combobox', { name: 'For requests of this kind' }).selectOption('Locate and check on a person')
  await page.getByRole('combobox', { name: 'To', exact: true }).selectOption('Cambodia')
  await page.getByRole('combobox', { name: 'Second language' }).selectOption('Khmer')
  await page.getByText('3 open requests have no such letter yet.').waitFor()
  await lookAt(page, 'many')
  await page.getByRole('button', { name: 'Issue 3 letters' }).click()
  await page.getByText(/of 3 done/).waitFor()
  await jakarta.drain()
  await page.getByText('3 of 3 done, 0 not made.').waitFor()
  await lookAt(page, 'many-done')
  expect(faults).toEqual([])
})
