import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../../test/a-case.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useNode } from '../../../../test/node.ts'
import { addBurden, listBurdens } from '../../position/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}

test('an officer writes down an overstay and proposes relief; another grants it', async () => {
  const { id } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const path = `/cases/${id}/protection`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path, language: 'en' })
  await page.getByRole('button', { name: 'Write down a burden' }).click()
  await page.getByRole('combobox', { name: 'What it is' }).selectOption('Overstay')
  await page.getByRole('combobox', { name: 'State of the authority' }).selectOption('Thailand')
  await page.getByRole('textbox', { name: 'Authority' }).fill('Immigration, Mae Sot')
  await page.getByRole('textbox', { name: 'For what' }).fill('94 days, Immigration Act B.E. 2522 s. 81')
  await lookAt(page, 'position-add')
  await page.getByRole('button', { name: 'Record' }).click()
  await page.getByRole('button', { name: /P-01 Overstay/ }).click()
  await page.getByRole('combobox', { name: 'Next step' }).selectOption('Propose relief')
  await page.getByRole('combobox', { name: 'Was the person made to do it?' }).selectOption('yes')
  await page.getByRole('combobox', { name: /directly related/ }).selectOption('yes')
  await page.getByRole('textbox', { name: 'Reasons' }).fill('The passport was held by the operator until 20 November.')
  await lookAt(page, 'position-step')
  await page.getByRole('button', { name: 'Record' }).click()
  await page.getByText('relief proposed').first().waitFor()

  const other = await desk.visit(chromium.browser, 'Farah', { path, language: 'id', width: 360, height: 740 })
  await other.page.getByRole('button', { name: /P-01/ }).click()
  await other.page.getByRole('combobox', { name: 'Langkah berikut' }).selectOption('Bebaskan')
  await other.page
    .getByRole('textbox', { name: 'Alasan' })
    .fill('Dipaksa dan terkait langsung; paspor dipegang operator.')
  await other.page.getByRole('button', { name: 'Catat', exact: true }).click()
  await other.page.getByText('dibebaskan').first().waitFor()
  await other.page.keyboard.press('Escape')
  await other.page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(other.page, 'position-small')
  expect((await node.as('Amara')(listBurdens, { case: id })).body.burdens[0].standing).toBe('Granted')
  expect([...faults, ...other.faults]).toEqual([])
})

test('who is held stands where a shift begins, with the hours since somebody should have looked', async () => {
  const { person } = await aCase(node)
  await node.as('Amara')(addBurden, {
    person,
    kind: 'Detention',
    state: 'TH',
    authority: 'Immigration detention, Mae Sot',
    what: 'Held for overstay',
    since: '2026-11-21T00:00:00.000Z',
  })
  const { page } = await desk.visit(chromium.browser, 'Amara', { path: '/', language: 'en', dark: true })
  await page.getByRole('heading', { name: 'People in detention' }).waitFor()
  await lookAt(page, 'held')
  await page.getByRole('link', { name: 'all: People in detention' }).click()
  await page.getByText('The longest overdue first').waitFor()
  await page.getByRole('link', { name: 'P-01' }).first().waitFor()
  await lookAt(page, 'held-all')
  await page.getByRole('link', { name: 'P-01' }).first().click()
  await page.getByRole('button', { name: /P-01 Detention/ }).waitFor()
  await lookAt(page, 'position-held')
})
