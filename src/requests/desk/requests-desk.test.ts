import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aDraft, aSentRequest, knowTheLaw } from '../../../test/a-request.ts'
import { aCase } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useRegion } from '../../../test/region.ts'
import { getRequest, submitDraft } from '../contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const desk = useDesk(jakarta)
const there = useDesk(bangkok)
const chromium = useBrowser()

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
})

async function lookAt(page: Page, name: string) {
  await picture(page, `request-${name}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}

test('an officer drafts a welfare check, sees what leaves, and sends it', async () => {
  const { id } = await aCase(jakarta)
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}/request`, language: 'en' })
  await page.getByRole('combobox', { name: 'To' }).selectOption('Thailand')
  await lookAt(page, 'new')
  await page.getByRole('button', { name: 'Begin the draft' }).click()

  await page.getByRole('heading', { level: 1, name: 'Locate and check on a person' }).waitFor()
  await page.getByRole('button', { name: 'Fill in 3 fields first' }).waitFor()
  await lookAt(page, 'draft-missing')
  // Her whole name is not offered as what she is called.
  await page.getByRole('textbox', { name: 'Called' }).fill('Riko')
  await page.getByRole('textbox', { name: 'Last known place' }).fill('Building C-9, near Mae Sot')
  await page.getByRole('textbox', { name: 'The danger' }).fill('Guards carry weapons.')
  await page.getByText('Saved, only in this node').waitFor()
  await page.getByRole('button', { name: 'Send to TH' }).waitFor()
  await lookAt(page, 'draft-whole')
  await page.waitForTimeout(1200) // the draft saves itself a moment after the last key
  await page.getByRole('button', { name: 'Send to TH' }).click()

  await page.getByText('Sent', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Withdraw' }).waitFor()
  await lookAt(page, 'sent')
  expect(faults).toEqual([])
})

test('the other state reads, accepts, works and answers at its own desk', async () => {
  const { request } = await aSentRequest(jakarta)
  await region.settle()
  const { page, faults } = await there.visit(chromium.browser, 'Amara', {
    path: `/exchange/${request}`,
    language: 'en',
  })
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await page.getByRole('button', { name: 'Begin work' }).click()
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('combobox', { name: 'Was the person found' }).selectOption('found')
  await page.getByRole('combobox', { name: 'Is the person safe' }).selectOption('safe')
  await page.getByRole('textbox', { name: 'Summary' }).fill('Spoken to alone; wants to go home.')
  await lookAt(page, 'answering')
  await page.getByRole('button', { name: 'Answer' }).last().click()
  await page.getByText('Spoken to alone; wants to go home.').waitFor()
  await lookAt(page, 'answered')
  expect(faults).toEqual([])
  await region.settle()
  expect((await jakarta.as('Amara')(getRequest, { request })).body.status).toBe('Executed')
})

test('a closed gate is shown with its reason, and the button says why', async () => {
  const { request } = await aDraft(jakarta, {
    kind: 'VictimStatusNotification',
    values: { status: 'PresumedVictim', decisionBody: 'Police', decisionDate: '2026-11-24', appealRight: true },
  })
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/exchange/${request}` })
  await page.getByText('dia belum ditanya: bolehkah negaranya diberi tahu?').waitFor()
  expect(await page.getByRole('button', { name: 'Gerbang tertutup: lihat di atas' }).isDisabled()).toBe(true)
  await lookAt(page, 'gate')
  expect(faults).toEqual([])
})

test('the kinds of request stand by family, and are found by a word', async () => {
  const { id } = await aCase(jakarta)
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${id}/request`, language: 'en' })
  await page.getByRole('heading', { level: 3, name: 'Mutual legal assistance' }).waitFor()
  expect(await page.getByRole('radio').count()).toBe(23)
  await lookAt(page, 'kinds')
  await page.getByLabel('Search').fill('witness video')
  await page.getByRole('radio', { name: /video link/ }).check()
  expect(await page.getByRole('radio').count()).toBe(1)
  expect(faults).toEqual([])
})

const screens = [
  { width: 1440, height: 900 },
  { width: 900, height: 800, dark: true },
  { width: 360, height: 740 },
] as const

test.each(screens)('the board at $width px shows both directions without a complaint', async (screen) => {
  const { request } = await aDraft(jakarta)
  await jakarta.as('Amara')(submitDraft, { request })
  await region.settle()
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { ...screen, path: '/exchange' })
  await page.getByRole('heading', { level: 1, name: 'Pertukaran' }).waitFor()
  await page.getByRole('option').first().waitFor()
  await lookAt(page, `board-${screen.width}`)
  expect(faults).toEqual([])
})

test('a request that is not there, or closed, looks the same', async () => {
  const { request } = await aDraft(jakarta)
  const { page } = await desk.visit(chromium.browser, 'Lestari', { path: `/exchange/${request}`, language: 'en' })
  await page.getByText('Closed to you, or not there.').waitFor()
})
