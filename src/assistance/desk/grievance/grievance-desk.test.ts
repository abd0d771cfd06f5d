import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useNode } from '../../../../test/node.ts'
import { agencies } from '../../../../test/people.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
}

test('taken on the telephone, heard outside the unit, decided, and the person asked whether she was harmed', async () => {
  await node.rows("update access.agency set name = 'Imigrasi, Batam' where id = $1", [agencies.police])
  const taking = await desk.visit(chromium.browser, 'Dewi', {
    path: '/grievances/new',
    language: 'id',
    width: 360,
    height: 740,
  })
  await taking.page.getByRole('combobox', { name: 'Cara masuk' }).selectOption('Lewat telepon')
  await taking.page
    .getByRole('combobox', { name: 'Apa yang salah' })
    .selectOption('Surat-surat saya tidak dikembalikan')
  await taking.page.getByRole('textbox', { name: /Apa yang terjadi/ }).fill('Paspor saya ditahan sejak Agustus.')
  await taking.page.getByRole('combobox', { name: 'Unit yang diadukan' }).selectOption('Imigrasi, Batam')
  await taking.page.getByRole('textbox', { name: /Bahasa untuk jawaban/ }).fill('Jawa')
  await lookAt(taking.page, 'grievance-take')
  await taking.page.getByRole('button', { name: 'Catat', exact: true }).click()
  await taking.page.getByText('Bacakan keduanya').waitFor()
  await lookAt(taking.page, 'grievance-taken')

  const { page, faults } = await desk.visit(chromium.browser, 'Sinta', { path: '/', language: 'en', dark: true })
  await page.getByRole('link', { name: 'My papers were not given back' }).waitFor()
  await page.getByRole('link', { name: 'all: Grievances' }).click()
  await page.getByText('The longest overdue first').waitFor()
  await lookAt(page, 'grievances')
  await page.getByRole('link', { name: 'My papers were not given back' }).click()
  await page.getByText('Paspor saya ditahan').waitFor()
  for (const [step, text] of [
    ['Acknowledged', 'We have read it and ask the office.'],
    ['Looked into', 'The office must answer by Friday.'],
    ['Decided', 'The passport was kept without a ground.'],
  ] as const) {
    await page
      .getByRole('combobox', { name: 'Next step' })
      .or(page.getByRole('combobox', { name: 'Step' }))
      .selectOption(step)
    if (step === 'Decided') await page.getByRole('combobox', { name: 'Outcome' }).selectOption('You were right')
    await page.getByRole('textbox', { name: /Reasons/ }).fill(text)
    await page.getByRole('button', { name: 'Record' }).click()
    await page.getByText(text).first().waitFor()
  }
  await page.getByText('You were right').first().waitFor()
  await lookAt(page, 'grievance')
  expect([...faults, ...taking.faults]).toEqual([])
})
