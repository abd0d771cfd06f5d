import { mkdirSync, writeFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw, someValues } from '../../../../test/a-request.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useRegion } from '../../../../test/region.ts'
import { recordConsent } from '../../../assistance/contract.ts'
import { addItem, askForInformation, planMeeting, reconcile } from '../../contract.ts'

const region = useRegion(['ID', 'TH', 'KH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const desk = useDesk(jakarta)
const chromium = useBrowser()
const citra = jakarta.as('Citra')

const sizes = [
  { width: 360, height: 740, dark: false, language: 'id', size: 'phone' },
  { width: 1440, height: 900, dark: true, language: 'en', size: 'desk' },
] as const

beforeAll(async () => {
  await knowTheLaw(jakarta)
  await knowTheLaw(bangkok)
  const asked = await aSentRequest(jakarta)
  const odd = await aSentRequest(jakarta)
  await aSentRequest(bangkok, { to: 'ID' })
  const kind = 'PoliceInformation' as const
  const told = await aSentRequest(jakarta, { kind, values: someValues(kind) })
  await aSentRequest(jakarta, { kind, to: 'KH', values: someValues(kind), about: { id: told.id, person: told.person } })
  await region.settle()
  await bangkok.as('Amara')(askForInformation, { request: asked.request, text: 'Which building?' })
  const { person } = told
  const said = { language: 'id', interpreter: 'InPerson' as const, copyGiven: true }
  region.interfere((to, request, forward) => (to === 'KH' ? Promise.reject(new Error('away')) : forward(request)))
  await jakarta.as('Amara')(recordConsent, { person, purpose: 'ShareWithLawEnforcement', state: 'Withdrawn', ...said })
  await region.settle()
  region.heal()
  await bangkok.rows(`update requests.request set status = 'Executed' where id = '${odd.request}'`)
  region.wait({ hours: 1 })
  await citra(reconcile, { state: 'TH' })
  await region.settle()
  await citra(planMeeting, { state: 'TH', meetingOn: '2027-02-10', place: 'Jakarta' })
  const state = 'TH'
  await citra(addItem, { state, sort: 'Agenda', words: 'Late answers of both sides', due: '2027-01-31' })
  await citra(addItem, { state, sort: 'Decision', words: 'Welfare checks are answered by telephone first.' })
  await citra(addItem, {
    state,
    sort: 'Action',
    words: 'Name a new focal point for rescue',
    owner: 'TH',
    due: '2026-12-15',
  })
})

const places = [
  ['workbook', '/exchange/workbook/TH', 'Citra'],
  ['differences', '/exchange/differences', 'Citra'],
  ['books', '/exchange/books', 'Citra'],
  ['report', '/exchange/books/TH', 'Citra'],
  ['withdrawals', '/exchange/withdrawals', 'Amara'],
  ['withdrawals-watched', '/transfers/withdrawals', 'Indra'],
  ['transfers', '/transfers', 'Indra'],
  ['grounds', '/transfers/grounds', 'Indra'],
  ['start', '/', 'Citra'],
  ['start-dpo', '/', 'Indra'],
] as const

test.each(places)('%s: read on a phone in Indonesian and on a dark desk in English', async (name, path, person) => {
  for (const { size, ...options } of sizes) {
    const { page, faults } = await desk.visit(chromium.browser, person, { path, ...options })
    await page.locator('.main .card').first().waitFor()
    await page.waitForLoadState('networkidle').catch(() => undefined)
    await picture(page, `${name}-${size}`)
    if (size === 'phone') {
      await page.setViewportSize({ width: 360, height: 2400 })
      await picture(page, `${name}-${size}-long`)
    }
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
    await page.context().close()
  }
})

test('the workbook prints on paper, with nothing to press', async () => {
  const { page } = await desk.visit(chromium.browser, 'Citra', { path: '/exchange/workbook/TH', language: 'en' })
  await page.getByText('Name a new focal point for rescue').waitFor()
  // Before the node has looked at it, what officers wrote stays off the paper.
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('Late answers of both sides').first().isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')))
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await page.locator('[data-printed]').waitFor()
  await page.emulateMedia({ media: 'print' })
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const folder = process.env['SUAR_SHOTS']
  if (folder) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/workbook.pdf`, pdf)
    await page.setViewportSize({ width: 680, height: 960 })
    await page.screenshot({ path: `${folder}/workbook-paper.png`, fullPage: true })
  }
  const pressed = await page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('.main button, .main input, .main textarea, .main select')].filter(
        (each) => each.checkVisibility(),
      ).length,
  )
  expect(pressed).toBe(0)
  for (const words of ['Late answers of both sides', 'No signed message explains it']) {
    expect(await page.getByText(words).first().isVisible()).toBe(true)
  }
})

test('an officer adds a point, says that one is done, and takes a difference', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Citra', {
    path: '/exchange/workbook/TH',
    language: 'en',
  })
  await page.getByRole('textbox', { name: 'Words' }).fill('A second line for nights')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('A second line for nights').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Late answers' }).getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Open again' }).waitFor()
  await page.reload()
  await page.getByText('A second line for nights').waitFor()
  await page.goto(`${desk.origin}/desk/exchange/differences`)
  await page.getByLabel('Settled').selectOption({ label: 'Agreed with the other state' })
  await page.getByText('Nothing is open.').waitFor()
  expect(faults).toEqual([])
})

test('the data-protection officer narrows the register and takes it as a table', async () => {
  const { page } = await desk.visit(chromium.browser, 'Indra', { path: '/transfers', language: 'en' })
  await page.getByLabel('Only to this state').selectOption('KH')
  await page.getByText(/^Transfers \(\d\)$/).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a table' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^suar-transfers-ID-.*-KH\.csv$/)
})
