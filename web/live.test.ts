import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../test/a-case.ts'
import { useBrowser } from '../test/browser.ts'
import { picture, useDesk, violations } from '../test/desk.ts'
import { useNode } from '../test/node.ts'
import { takeReport } from '../src/intake/contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()

const arrives = async (happening: string, danger: 'Now' | 'No' = 'No') => {
  const fragments = { relation: 'Parent' as const, happening, danger, place: 'Bavet' }
  await node.as('Dewi')(takeReport, { once: randomUUID(), channel: 'Call', language: 'en', fragments })
  await node.drain()
}

beforeAll(() => arrives('My sister has not called for three days.'))

test('two officers at one inbox: what one takes and decides the other sees without asking', async () => {
  const amara = await desk.visit(chromium.browser, 'Amara', { path: '/inbox', language: 'en' })
  const bima = await desk.visit(chromium.browser, 'Bima', { path: '/inbox', language: 'en' })
  await bima.page.getByRole('option', { name: /three days/ }).waitFor()
  await bima.page.waitForTimeout(500) // the stream stands

  await amara.page.getByRole('option', { name: /three days/ }).click()
  await amara.page.getByRole('heading', { name: /Assessment/ }).waitFor()
  await amara.page.keyboard.press('a')
  await amara.page.getByRole('option', { name: /three days.*Mine/s }).waitFor()
  await node.drain()
  await bima.page.getByRole('option', { name: /three days.*Taken/s }).waitFor()
  await picture(bima.page, 'live-taken')

  await arrives('Locked in, and beaten.', 'Now')
  await bima.page.getByRole('option', { name: /Locked in/ }).waitFor()
  const bell = bima.page.getByRole('button', { name: /new notice/ })
  await bell.click()
  const notice = bima.page.getByRole('button', { name: 'A report of immediate danger waits' })
  await notice.waitFor()
  await picture(bima.page, 'live-bell')
  expect(await violations(bima.page)).toEqual([])
  await notice.click()
  await bima.page.waitForURL(/\/inbox\/[0-9a-f-]{36}/)
  await bima.page.getByText('Locked in, and beaten.').last().waitFor()
  await bima.page.getByRole('button', { name: 'News', exact: true }).waitFor()
  for (const { faults } of [amara, bima]) expect(faults).toEqual([])
})

test('a note on a case is on the open file of a colleague, and a case rings nowhere else', async () => {
  const { id } = await aCase(node)
  await node.drain()
  const bima = await desk.visit(chromium.browser, 'Bima', { path: `/cases/${id}`, language: 'en' })
  const other = await desk.visit(chromium.browser, 'Lestari', { path: '/cases', language: 'en' })
  await bima.page.getByRole('tab', { name: 'Notes' }).click()
  const asked: string[] = []
  await other.page.waitForLoadState('load')
  await other.page.waitForTimeout(1000)
  other.page.on('request', (request) => void asked.push(request.url()))
  await node.post(
    'casework/add-note',
    { case: id, kind: 'Note', text: 'He was seen at the gate.', compartment: 'protection' },
    'Amara',
  )
  await node.drain()
  await bima.page.getByText('He was seen at the gate.').waitFor()
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([])
})
