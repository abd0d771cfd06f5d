import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { getCase, type CaseId } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let file: CaseId
let other: CaseId
let code = ''

beforeAll(async () => {
  file = (await aCase(node, { title: 'Building C-9' })).id
  other = (await aCase(node, { title: 'Building C-9, the other gate' })).id
  code = (await node.as('Citra')(getCase, { case: other })).body.code
})

test('phase, link and merge each say what is missing before they can be done', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Citra', { path: `/cases/${file}`, language: 'en' })
  const more = async (item: string) => {
    await page.getByRole('button', { name: 'More to do' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await page.getByRole('dialog').getByRole('button', { name: item }).waitFor()
    return { form: page.getByRole('dialog'), done: page.getByRole('dialog').getByRole('button', { name: item }) }
  }
  const now = async () => (await node.as('Citra')(getCase, { case: file })).body
  const { phase } = await now()
  await page.getByRole('heading', { level: 1, name: 'Building C-9' }).waitFor()
  await page.keyboard.press('p')
  const moving = page.getByRole('dialog')
  expect(await violations(page)).toEqual([])
  await moving.getByRole('button').last().click()
  await moving.waitFor({ state: 'detached' })
  expect((await now()).phase).not.toBe(phase)

  const link = await more('Link a case')
  expect(await link.done.isDisabled()).toBe(true)
  await link.form.getByRole('textbox', { name: 'Why' }).fill('The same building on both drawings.')
  expect(await link.done.isDisabled()).toBe(true)
  await link.form.getByRole('textbox', { name: /number/i }).fill(code)
  await picture(page, 'form-link')
  expect(await violations(page)).toEqual([])
  await link.done.click()
  await link.form.waitFor({ state: 'detached' })
  expect((await now()).links).toMatchObject([{ other: { id: other } }])

  const merge = await more('Merge a case into this one')
  await merge.form.getByRole('textbox', { name: /number/i }).fill(code)
  expect(await merge.done.isDisabled()).toBe(true)
  await merge.form.getByRole('textbox', { name: 'Why' }).fill('One and the same flight from one building.')
  await merge.done.click()
  await merge.form.waitFor({ state: 'detached' })
  expect((await now()).absorbed).toMatchObject([{ id: other }])
  expect(faults).toEqual([])
})
