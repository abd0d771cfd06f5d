import { beforeAll, expect, test } from 'vitest'
import { aSentRequest, knowTheLaw } from '../../../../test/a-request.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../../test/desk.ts'
import { useRegion } from '../../../../test/region.ts'
import { reconcile } from '../../contract.ts'

const region = useRegion(['ID', 'TH'])
const jakarta = region.node('ID')
const bangkok = region.node('TH')
const desk = useDesk(jakarta)
const chromium = useBrowser()
beforeAll(() => knowTheLaw(jakarta))

test('a supervisor compares the books, and reads what differs and why', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Citra', { path: '/exchange', language: 'en' })
  await page.getByRole('link', { name: 'Do the books agree?' }).click()
  await page.getByText('Not compared yet').waitFor()
  await picture(page, 'books-before')
  expect(await violations(page)).toEqual([])

  const { request } = await aSentRequest(jakarta)
  await aSentRequest(jakarta)
  await region.settle()
  await bangkok.rows(`update requests.request set status = 'Executed' where id = '${request}'`)
  region.wait({ hours: 1 })
  await page.getByRole('button', { name: 'Compare now with TH' }).click()
  await page.getByText(/Asked at/).waitFor()
  await region.settle()
  await page.reload()
  await page.getByText('1 difference', { exact: true }).waitFor()
  await picture(page, 'books')
  await page.getByRole('link', { name: /report of/ }).click()
  await page.getByText(/No signed message explains it/).waitFor()
  await picture(page, 'book')
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Locate and check on a person' }).click()
  await page.waitForURL(new RegExp(request))
  expect(faults).toEqual([])
})

test('on a narrow and dark screen it fits, and equal books say so', async () => {
  await bangkok.rows(`update requests.request set status = 'Delivered' where status = 'Executed'`)
  region.wait({ hours: 1 })
  await jakarta.as('Citra')(reconcile, { state: 'TH' })
  await region.settle()
  for (const path of ['/exchange/books', '/exchange/books/TH']) {
    const { page } = await desk.visit(chromium.browser, 'Citra', { path, width: 360, dark: true })
    await page.getByText('0 perbedaan').first().waitFor()
    await picture(page, `book-narrow-${path.length}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
  }
})

test('each count of the backlog leads to its requests', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: '/exchange/backlog', width: 360 })
  await page.getByRole('link', { name: /Kita minta: / }).waitFor()
  await picture(page, 'backlog')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  await page.getByRole('link', { name: /Kita minta: / }).click()
  await page.getByText('Tunggakan dengan TH').waitFor()
  await page.getByRole('option').first().waitFor()
  await picture(page, 'backlog-list')
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
})
