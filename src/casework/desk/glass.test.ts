import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { aCase } from '../../../test/case-of-riko.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { testTime, useNode } from '../../../test/node.ts'
import { openCase } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let id = ''

beforeAll(async () => {
  id = (await node.as('Amara')(openCase, aCase)).body.case
})

test('a case opened in an emergency says until when, and closes by itself when the four hours are over', async () => {
  const { page } = await desk.visit(chromium.browser, 'Lestari', { language: 'en' })
  await page.clock.install({ time: testTime }) // the minute of the page is run, not waited for
  await page.goto(`${desk.origin}/desk/cases/${id}`)
  await page.getByRole('button', { name: 'Open in an emergency' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox').fill('Her phone is off since an hour and the raid begins at dawn.')
  await form.getByRole('button', { name: 'Open in an emergency' }).click()
  await page.getByRole('heading', { level: 1, name: aCase.title }).waitFor()
  await page.getByText(/^Open to you in an emergency until .*18[:.]20/).waitFor()
  await picture(page, 'glass')
  expect(await violations(page)).toEqual([])

  // Nobody touches the page: it asks again by itself, and what she may not see is gone from the screen.
  node.wait({ hours: 4, minutes: 1 })
  await page.clock.runFor('01:05')
  // The cards of the page ask by themselves, some before the case does.
  await page.getByRole('heading', { level: 1, name: aCase.title }).waitFor({ state: 'detached' })
  await page.locator('.denied').first().waitFor()
  expect(await page.locator('main').innerText()).not.toContain(aCase.title)
  await picture(page, 'glass-over')
})
