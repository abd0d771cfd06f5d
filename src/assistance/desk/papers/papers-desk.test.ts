import { expect, test } from 'vitest'
import { aCase } from '../../../../test/a-case.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useNode } from '../../../../test/node.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

test('a passport at a shelter is written down, and comes back against a receipt', async () => {
  const { id } = await aCase(node)
  const path = `/cases/${id}/papers`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path,
    language: 'id',
    width: 360,
    height: 740,
  })
  await page.getByRole('button', { name: 'Catat surat' }).click()
  await page.getByRole('combobox', { name: /^Apa/ }).selectOption('Paspor')
  await page.getByRole('combobox', { name: 'Siapa yang memegang' }).selectOption('dipegang aparat')
  await page.getByRole('textbox', { name: /Aparat atau orang/ }).fill('Rumah aman 4, Batam')
  await page.getByRole('textbox', { name: /Mengapa/ }).fill('Disimpan di meja depan')
  const at = page.getByLabel('Sejak kapan')
  await at.fill('2026-11-20T09:00')
  await page.getByRole('button', { name: 'Catat', exact: true }).click()
  await page.getByText('Kasus belum bisa ditutup').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await picture(page, 'papers')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  await page.getByRole('button', { name: 'Berpindah tangan' }).click()
  await page.getByRole('combobox', { name: 'Siapa yang memegang' }).selectOption('dipegang orangnya')
  await page.getByRole('textbox', { name: /Tanda terima/ }).fill('BA-17')
  await page.getByLabel('Sejak kapan').fill('2026-11-23T09:00')
  await page.getByRole('button', { name: 'Catat', exact: true }).click()
  await page.getByText('tanda terima BA-17').waitFor()
  expect(await page.getByText('Kasus belum bisa ditutup').count()).toBe(0)
  expect(faults).toEqual([])
})
