import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCase } from '../../../../test/a-case.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useNode } from '../../../../test/node.ts'
import { people } from '../../../../test/people.ts'
import { addLawyer } from '../../aid/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}

test('rights are told, a lawyer without a conflict is asked, accepts, and keeps a note that only she reads', async () => {
  const { id } = await aCase(node)
  await node.as('Amara')(addLawyer, {
    name: 'Ratna Contoh',
    firm: 'LBH Contoh',
    state: 'ID',
    place: 'Batam',
    languages: ['id', 'km'],
    subjects: ['Compensation'],
    reach: '+999215550188',
    officer: people.Ratna.id,
  })
  const path = `/cases/${id}/legal-aid`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path,
    language: 'id',
    width: 360,
    height: 740,
  })
  await page.getByRole('button', { name: 'Catat hak disampaikan' }).click()
  await page.getByRole('textbox', { name: /Dalam bahasa/ }).fill('km')
  await page.getByRole('combobox', { name: 'Juru bahasa' }).selectOption('lewat telepon')
  await page.getByRole('combobox', { name: 'Dipahami' }).selectOption('sebagian')
  await page.getByRole('button', { name: 'Catat', exact: true }).click()
  await page.getByText('Dipahami: sebagian').waitFor()
  await page.getByRole('button', { name: 'Minta pengacara' }).first().click()
  await page.getByRole('combobox', { name: 'Untuk apa' }).selectOption('Ganti rugi')
  await page.getByText('1 pengacara').waitFor()
  await page.getByRole('combobox', { name: 'Pengacara' }).selectOption({ index: 1 })
  await page.getByText('Tidak ditemukan benturan').waitFor()
  await page.getByRole('textbox', { name: /perlu diketahui/ }).fill('Sebelas bulan tanpa upah.')
  await lookAt(page, 'aid-ask')
  await page.getByRole('button', { name: 'Minta pengacara' }).last().click()
  await page.getByText('Sebelas bulan tanpa upah.').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await lookAt(page, 'aid')

  const counsel = await desk.visit(chromium.browser, 'Ratna', { path: '/mandates', language: 'en', dark: true })
  await counsel.page.getByRole('combobox', { name: 'Next step' }).selectOption('Accept')
  await counsel.page.getByRole('textbox', { name: 'Words' }).fill('I act for her.')
  await counsel.page.getByRole('button', { name: 'Record' }).click()
  await counsel.page.getByRole('button', { name: 'Privileged notes' }).click()
  await counsel.page.getByRole('textbox', { name: 'Privileged notes' }).fill('She knows who recruited her.')
  await counsel.page.getByRole('button', { name: 'Keep the note' }).click()
  await counsel.page.getByRole('listitem').filter({ hasText: 'She knows who' }).waitFor()
  await lookAt(counsel.page, 'mandates')
  expect([...faults, ...counsel.faults]).toEqual([])
})
