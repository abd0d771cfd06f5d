import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aDraft, knowTheLaw } from '../test/a-request.ts'
import { useBrowser } from '../test/browser.ts'
import { picture, useDesk, violations } from '../test/desk.ts'
import { useRegion } from '../test/region.ts'
import { takeReport } from '../src/intake/contract.ts'
import { submitDraft } from '../src/requests/contract.ts'

const region = useRegion(['ID', 'TH'])
const node = region.node('ID')
const desk = useDesk(node)
const chromium = useBrowser()

beforeAll(async () => {
  await knowTheLaw(node)
  const fragments = { relation: 'Parent' as const, happening: 'Locked in a building.', danger: 'Now' as const }
  await node.as('Dewi')(takeReport, { once: randomUUID(), channel: 'Call', language: 'en', fragments })
  await node.drain()
})

/** Tab until what has the focus bears this name; every stop on the way must be seen. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 80; stops++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const style = getComputedStyle(element)
      const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? ''
      const mark = [style.outlineStyle !== 'none' && style.outlineWidth !== '0px', style.boxShadow !== 'none']
      return {
        name: `${element.getAttribute('aria-label') ?? ''} ${label} ${element.textContent}`,
        marked: mark.some(Boolean) || element === document.body,
        what: element.outerHTML.slice(0, 160),
      }
    })
    expect(at.marked, `no focus is seen on ${at.what}`).toBe(true)
    if (name.test(at.name)) return
  }
  throw new Error(`${name} is not reached by Tab`)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

test('a report is judged, set and made a case by keys alone, and the focus comes back from the form', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { language: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: /Assessment/ }).waitFor()
  await page.keyboard.press('s')
  await page.getByRole('button', { name: /Decide/ }).waitFor()
  await tabTo(page, /Decide/)
  await picture(page, 'keys-focus')
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog')
  await form.waitFor()
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  expect(await focused(page)).toMatch(/Decide/)

  await page.keyboard.press('d')
  await form.waitFor()
  await tabTo(page, /Name of the (file|case)|Title/)
  await page.keyboard.type('Building C-9')
  await tabTo(page, /Origin/)
  await page.keyboard.type('Indonesia')
  await tabTo(page, /Reason/)
  await page.keyboard.type('Locked in, and threatened.')
  await picture(page, 'keys-form')
  expect(await violations(page)).toEqual([])
  await tabTo(page, /^\s*Open (a|the) case|^ {2}Open case/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}/)
  expect(faults).toEqual([])
})

test('a supervisor finds what waits for her, reads it and approves it by keys alone', async () => {
  const { request } = await aDraft(node, { change: { tlp: 'RED' } })
  await node.as('Amara')(submitDraft, { request })
  await region.settle()
  const { page, faults } = await desk.visit(chromium.browser, 'Citra', { language: 'en' })
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type('exch')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Exchange' }).waitFor()
  await page.getByRole('option').first().waitFor()
  await tabTo(page, /Locate and check/)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/exchange\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: /^Approve/ }).waitFor()
  await tabTo(page, /Approve/)
  await picture(page, 'keys-approve')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Approve/ }).waitFor({ state: 'detached' })
  const [row] = await node.rows<{ status: string }>('select status from requests.request where id = $1', [request])
  expect(row?.status).toBe('Sent')
  expect(faults).toEqual([])
})

test('a dialog, a menu and the palette give the focus back to where it was', async () => {
  const { page } = await desk.visit(chromium.browser, 'Amara', { language: 'en', path: '/directory' })
  await page.getByRole('heading', { level: 1, name: 'Directory' }).waitFor()
  const field = page.getByLabel('Find a name, task or code')
  for (const [open, shut] of [
    ['Control+k', '.palette'],
    ['Control+k', '.palette'],
  ] as const) {
    await field.focus()
    await page.keyboard.press(open)
    await page.locator(shut).waitFor()
    await page.keyboard.press('Escape')
    await page.locator(shut).waitFor({ state: 'detached' })
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  }
  await page.keyboard.press('Shift+Tab')
  const before = await page.evaluate(() => document.activeElement?.outerHTML)
  await page.keyboard.press('Shift+?')
  await page.locator('.help').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.help').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.outerHTML)).toBe(before)
})
