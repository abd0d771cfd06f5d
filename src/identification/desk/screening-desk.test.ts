import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aCase, takePart } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { listDeterminations } from '../contract.ts'
import {
  answerScreening,
  beginScreening,
  getScreening,
  listScreenings,
  type ScreeningId,
} from '../screening/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

async function lookAt(page: Page, name: string) {
  await picture(page, name)
  expect(await violations(page)).toEqual([])
}

async function aPerson() {
  const { id, person } = await aCase(node)
  await takePart(node, { id, agency: 'identification' })
  return { id, person, path: `/cases/${id}/identification/${person}` }
}

const kept = async (screening: ScreeningId) =>
  (await node.as('Amara')(getScreening, { screening })).body.answers.map(
    ({ code, said }: { code: string; said: string }) => `${code} ${said}`,
  ) as string[]

test('the quick card by keyboard: the reasons are on the screen, the finding is recorded', async () => {
  const { person, path } = await aPerson()
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path, language: 'en' })
  await page.getByRole('combobox', { name: 'The interpreter speaks' }).selectOption('Indonesian')
  await page.getByRole('button', { name: 'Quick card' }).click()
  await page.getByRole('heading', { name: 'Safe and free?' }).waitFor()
  // FC-M3, FC-M2 yes; FC-M5 no; FC-M6 not known; FC-A5 yes; FC-P1 yes.
  await page.keyboard.press('y')
  await page.keyboard.press('y')
  await page.keyboard.press('n')
  await page.keyboard.press('u')
  await page.keyboard.press('y')
  await page.getByText('Suggested: indicators present.').waitFor()
  await page.keyboard.press('y')
  await page.getByText('Suggested: all elements.').waitFor()
  await page.getByText('Everything is kept.').waitFor()
  await lookAt(page, 'screening')

  const [{ id: screening }] = (await node.as('Amara')(listScreenings, { person })).body.screenings
  expect(await kept(screening)).toEqual([
    'FC-M3 Yes',
    'FC-M2 Yes',
    'FC-M5 No',
    'FC-M6 Unknown',
    'FC-A5 Yes',
    'FC-P1 Yes',
  ])
  await page.getByRole('radio', { name: /With indicators/ }).check()
  await page
    .getByRole('textbox', { name: 'Reasons, in your words' })
    .fill('Passport and phone taken, guarded, scripts given.')
  await page.locator('button:enabled', { hasText: 'End and record' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Interviews' }).waitFor()
  await page.getByText('asked once').waitFor()
  expect((await node.as('Amara')(listDeterminations, { person })).body.standing[0].status).toBe('IndicatorsPresent')
  await lookAt(page, 'screenings')
  expect(faults).toEqual([])
})

test('the quick card by touch on a small phone, in Indonesian, goes on where another device stopped', async () => {
  const { id, person } = await aPerson()
  const begun = await node.as('Amara')(beginScreening, { person, form: 'quick-card', language: 'id' })
  const screening = begun.body.id as ScreeningId
  await node.as('Amara')(answerScreening, {
    screening,
    answers: [{ id: crypto.randomUUID(), code: 'FC-M3', said: 'Yes', from: 'kata-katanya sendiri' }],
  })
  const path = `/cases/${id}/screening/${screening}`
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', {
    path,
    language: 'id',
    width: 360,
    height: 740,
    touch: true,
  } as never)
  const row = (code: string) => page.locator(`[data-code="${code}"]`)
  await row('FC-M3').getByText('Ya · kata-katanya sendiri').waitFor()
  await row('FC-P1').getByRole('radio', { name: 'Ya' }).check()
  await row('FC-A4').getByRole('radio', { name: 'Ya' }).check()
  await page.getByText('Saran: semua unsur.').waitFor()
  await page.getByText('Semua tersimpan.').waitFor()
  await lookAt(page, 'screening-small')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await kept(screening)).toEqual(['FC-M3 Yes', 'FC-P1 Yes', 'FC-A4 Yes'])
  expect(faults).toEqual([])
})

test('a contradiction of another source stands beside the first; a slip is corrected; what is not sent is tried again', async () => {
  const { id, person } = await aPerson()
  const begun = await node.as('Amara')(beginScreening, { person, form: 'quick-card', language: 'en' })
  const screening = begun.body.id as ScreeningId
  const { page } = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${id}/screening/${screening}`,
    language: 'en',
  })
  const row = page.locator('[data-code="FC-M5"]')
  await row.getByRole('radio', { name: 'No', exact: true }).check()
  await row.getByRole('radio', { name: 'Yes' }).check()
  await page.getByText('Everything is kept.').waitFor()
  await page.getByRole('textbox', { name: 'Where these answers come from' }).fill('her brother, by telephone')
  await page.context().setOffline(true)
  await row.getByRole('radio', { name: 'No', exact: true }).check()
  await page.getByText('One answer is not kept yet. Trying again.').waitFor()
  await row.getByText('told and denied').waitFor()
  expect(await page.getByRole('button', { name: 'Wait until everything is kept' }).isDisabled()).toBe(true)
  await page.context().setOffline(false)
  await page.getByText('Everything is kept.').waitFor()
  expect(await kept(screening)).toEqual(['FC-M5 No', 'FC-M5 Yes', 'FC-M5 No'])
})

test('the directory manager sees the indicators, and a mistake in a new catalogue with its line', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Kartika', {
    path: '/directory/indicators',
    language: 'en',
    dark: true,
  })
  await page.getByText('67 indicators').waitFor()
  await page.getByText('Show all').first().click()
  await page.getByText('Passport or telephone taken').waitFor()
  await page.getByRole('textbox', { name: 'Or its text' }).fill('{ "catalogue": "x" }')
  await page.getByRole('button', { name: 'Take into use' }).click()
  await page.getByText(/Nothing was taken/).waitFor()
  await page
    .getByText(/^Line 1:/)
    .first()
    .waitFor()
  await lookAt(page, 'catalogues')
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
})
