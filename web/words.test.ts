import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../test/a-case.ts'
import { useBrowser } from '../test/browser.ts'
import { useDesk } from '../test/desk.ts'
import { useNode } from '../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

beforeAll(() => aCase(node))

/** Keys that nobody has put into words: what a page shows when its words have not come. */
const unsaid = async (page: Page) =>
  (await page.locator('body').innerText()).match(/\b[a-z]+:[a-z][a-z-]*\.[a-z][\w.-]*/g) ?? []

test.each([
  'Amara',
  'Bima',
  'Citra',
  'Dewi',
  'Eko',
  'Farah',
  'Gita',
  'Hadi',
  'Indra',
  'Joko',
  'Kartika',
  'Mega',
] as const)('where the shift of %s begins, the first words are enough', async (person) => {
  const { page } = await desk.visit(chromium.browser, person)
  const came: string[] = []
  page.on('request', (request) => came.push(request.url()))
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  expect(await unsaid(page)).toEqual([])
  expect(came.filter((url) => url.includes('/more-'))).toEqual([])
})

test('the other pages bring their words, in either language, wherever it was changed', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara')
  await page.getByRole('heading', { level: 1, name: 'Mulai' }).waitFor()
  await page.getByRole('button', { name: 'Ganti bahasa' }).click()
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
  await page.getByRole('link', { name: 'Exchange' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Exchange' }).waitFor()
  expect(await unsaid(page)).toEqual([])
  await page.getByRole('button', { name: 'Change language' }).click()
  await page.getByRole('heading', { level: 1, name: 'Pertukaran' }).waitFor()
  expect(await unsaid(page)).toEqual([])
})

test('a stranger at the sign-in reads why she was not let in', async () => {
  const { page } = await desk.visit(chromium.browser, undefined, { path: '/sign-in' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await unsaid(page)).toEqual([])
  await page.locator('input[type=email]').fill('siapa@node-id.example')
  await page.locator('input[type=password]').fill('bukan kata sandi')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').first().waitFor()
  expect(await unsaid(page)).toEqual([])
})
