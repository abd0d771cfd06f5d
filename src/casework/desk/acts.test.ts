import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { aCase } from '../../../test/case-of-riko.ts'
import { useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { getCase, openCase } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let id = ''

beforeAll(async () => {
  id = (await node.as('Amara')(openCase, aCase)).body.case
})

test('in an emergency a closed case is opened with a reason; with a conflict declared it is lost from sight', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Lestari', { path: `/cases/${id}`, language: 'en' })
  await page.getByRole('button', { name: 'Open in an emergency' }).click()
  const form = page.getByRole('dialog')
  await form
    .getByRole('textbox', { name: 'Why can it not wait?' })
    .fill('He calls from the roof, nobody of his desk answers.')
  expect(await violations(page)).toEqual([])
  await form.getByRole('button', { name: 'Open in an emergency' }).click()
  await page.getByRole('heading', { level: 1, name: 'Building C-9' }).waitFor()

  await page.getByRole('button', { name: 'More to do' }).click()
  await page.getByRole('menuitem', { name: 'Declare a conflict of interest' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Why' }).selectOption({ index: 1 })
  await page.getByRole('dialog').getByRole('button', { name: 'Declare a conflict of interest' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor()
  expect((await node.as('Lestari')(getCase, { case: id as never })).status).toBe(404)
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
})
