import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { addTarget, planOperation } from '../operations-contract.ts'

const node = useNode()
const desk = useDesk({ fetch: (request) => node.fetch(request) })
const chromium = useBrowser()
let id = ''
beforeAll(async () => {
  const roles = [{ role: 'Suspect' as const }]
  const people = [{ names: [{ text: 'Tono Rekrut', kind: 'Full' as const }], roles }]
  id = (await aCase(node, { by: 'Eko', people })).id
  const days = { from: '2026-12-01', until: '2026-12-03', states: ['ID', 'KH'] }
  const plan = { name: 'Ombak', network: 'HSU', contact: 'duty desk 1', ...days }
  const { operation } = (await node.as('Eko')(planOperation, plan)).body
  await node.as('Eko')(addTarget, { operation, kind: 'Phone', value: '+999 21 555 0001' })
})

test('police prepare a notice from the case, give field by field, and write down the reference', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Eko', { path: `/cases/${id}`, language: 'en' })

  await page.getByText('Prepare an entry').click()
  await page.getByLabel('Form', { exact: true }).selectOption('INTERPOL-Green')
  await page.getByLabel('About whom').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByRole('heading', { name: 'Fields' }).waitFor()
  await page.getByLabel('Offence and law').first().fill('Recruiting for a scam compound; UU 21/2007 art. 2')
  await page
    .getByLabel(/^Warning/)
    .first()
    .fill('Offers work abroad on social media')
  for (const field of ['Names', 'Offence and law', 'Warning']) await page.getByLabel(`Give: ${field}`).check()
  await picture(page, 'network-entry')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('Not filled in, or not released').waitFor({ state: 'detached' })
  await page.getByLabel('Reference of the network').fill('G-2026/77')
  await page.getByRole('button', { name: 'It is filed' }).click()
  await page.getByText('G-2026/77').waitFor()
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'network-entry-print')
  expect(faults).toEqual([])
})

test('the page of networks holds entries, operations and the registry, on a telephone and in the dark too', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Eko', { path: '/networks', language: 'en' })
  await page.getByText('Ombak').first().waitFor()
  await page.getByText('Not in the lists we read for this day: TL').first().waitFor()
  await picture(page, 'networks')
  expect(await violations(page)).toEqual([])
  const look = { path: '/networks', width: 360, height: 760, dark: true }
  const { page: small } = await desk.visit(chromium.browser, 'Eko', look)
  await small.getByText('Ombak').first().waitFor()
  await picture(small, 'networks-small')
  expect(await fits(small)).toBe(true)
  expect(await violations(small)).toEqual([])
  expect(faults).toEqual([])
})

test('the month is walked with the keys, says what clashes, and is printed as a page', async () => {
  await node.rows(
    `insert into networks.operation (id, agency, network, from_day, until_day, states, contact, sealed, made_by, made_at)
     select gen_random_uuid(), '00000000-0000-7000-8000-a00000000006', network, '2026-12-02', '2026-12-02', states, 'duty desk 2', sealed, made_by, made_at
     from networks.operation limit 1`,
  )
  const { page, faults } = await desk.visit(chromium.browser, 'Eko', { path: '/networks', language: 'en', dark: true })
  await page.getByRole('button', { name: 'Today' }).click()
  const chosen = page.locator('[aria-selected=true] button')
  await chosen.focus()
  const day = await chosen.getAttribute('data-day')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  expect(await page.locator('[data-day]:focus').getAttribute('data-day')).toBe(day)
  while ((await page.locator('.net-month').getAttribute('aria-label')) !== 'December 2026')
    await page.getByRole('button', { name: day! < '2026-12' ? 'Month after' : 'Month before' }).click()
  await page.getByRole('gridcell', { name: /2 December 2026: 1 operation/ }).click()
  await page.getByText('Another operation runs on these days in the same state.').first().waitFor()
  await picture(page, 'networks-month')
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await picture(page, 'networks-month-print')
  expect(await page.locator('.net-month .net-op').first().isVisible()).toBe(true)
  expect(await page.locator('.net-month .net-date').first().isVisible()).toBe(true)
  const look = { path: '/networks', width: 360, height: 740 }
  const { page: small } = await desk.visit(chromium.browser, 'Eko', look)
  await small.locator('.net-by-day').waitFor()
  expect(await small.locator('.net-month').isVisible()).toBe(false)
  expect(faults).toEqual([])
})
