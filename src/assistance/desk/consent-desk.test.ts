import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { listConsents } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
}

test('an officer writes down what a person agreed to, in the grid of her case', async () => {
  const { id, person } = await aCase(node)
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${id}/consents`,
    language: 'en',
  })
  const row = page.getByRole('row', { name: /Own state is told/ })
  await row.getByRole('button', { name: 'P-01: not asked' }).click()
  await page.getByRole('combobox', { name: 'The person says' }).selectOption('does not agree')
  await lookAt(page, 'consent-form')
  await page.getByRole('button', { name: 'Record' }).click()
  await row.getByRole('button', { name: 'P-01: does not agree' }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(page, 'consents')

  expect((await node.as('Amara')(listConsents, { person })).body.standing.NotifyOwnState).toBe('Refused')
  expect(faults).toEqual([])
})

test('a screening is written down with reasons, and stands in our column', async () => {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  const path = `/cases/${id}/identification/${person}`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path, language: 'en' })
  await page.getByRole('combobox', { name: 'Status' }).selectOption('With indicators')
  await page.getByRole('button', { name: 'Write the reasons first' }).waitFor()
  await page.getByRole('textbox', { name: 'Reasons' }).fill('Passport taken, debt for transport, cannot leave.')
  await page.getByRole('button', { name: 'Record' }).click()
  await page.getByText('Passport taken, debt for transport, cannot leave.').waitFor()
  await lookAt(page, 'identification')
  expect(faults).toEqual([])
})
