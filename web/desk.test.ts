import { expect, test } from 'vitest'
import { useBrowser } from '../test/browser.ts'
import { fits, picture, useDesk, violations } from '../test/desk.ts'
import { useNode } from '../test/node.ts'
import { people, type Person } from '../test/people.ts'
import { pages } from './pages.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const screens = [
  { width: 1440, height: 900, scheme: 'light' },
  { width: 900, height: 800, scheme: 'dark' },
  { width: 360, height: 740, scheme: 'light' },
] as const

const whoMay = (right: string | undefined) =>
  (Object.keys(people) as Person[]).find((name) => !right || people[name].may.has(right)) ?? 'Nobody'

test.each(pages.filter(({ open, path }) => !open && !path.includes('$')))(
  'the page $path is whole and without a complaint, wide, dark and on a phone',
  async ({ path, needs }) => {
    const { page, faults } = await desk.visit(chromium.browser, whoMay(needs), { path })
    await page.locator('h1:not(:empty)').waitFor()
    await page.waitForLoadState('networkidle')
    for (const { width, height, scheme } of screens) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme })
      await picture(page, `page${path.replaceAll('/', '-')}-${width}`)
      expect(await violations(page), `${width} px`).toEqual([])
      expect(await fits(page), `${width} px`).toBe(true)
    }
    // The account page asks the sign-in itself for passkeys, which knows no officer of a test.
    expect(faults.filter((fault) => path !== '/account' || !fault.includes('401'))).toEqual([])
    await page.context().close()
  },
)

test('Ctrl K opens the palette, which finds pages and things to do, and Esc closes it', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox')
  await field.fill('gelap')
  expect(await page.getByRole('option').allTextContents()).toEqual(['Tampilan gelap'])
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('dark')
  expect(faults).toEqual([])
})

test('a question mark shows every key, and single keys can be turned off', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { language: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
  await page.keyboard.press('Shift+?')
  await page.getByRole('checkbox').uncheck()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Shift+?')
  await page.waitForTimeout(100)
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(faults).toEqual([])
})

test('the language changes without a new page, and is kept', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara')
  await page.getByRole('button', { name: 'Ganti bahasa' }).click()
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
})

test('an address that is no page says so, inside the desk', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/no-such-page' })
  await page.getByText('Halaman ini tidak ada.').waitFor()
})

test('a session that ends lays the sign-in over the page, and what was typed waits below it', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/search' })
  await page.getByLabel('Yang dicari').fill('Riko')
  await page.context().clearCookies()
  await page.keyboard.press('Enter')
  await page.locator('.over').getByRole('button').first().waitFor()
  await picture(page, 'sign-in-over')
  expect(await page.locator('.shell').getAttribute('inert')).not.toBeNull()
  expect(await page.locator('.search-f input').inputValue()).toBe('Riko')
})
