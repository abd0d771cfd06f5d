import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { decide } from '../../triage/contract.ts'
import { inSystem } from '../../platform/in-system.ts'
import { readReport, takeReport } from '../contract.ts'
import { hearReporter } from '../thread.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
const made = { open: '', tied: '', case: '' }

async function aReport(happening: string): Promise<string> {
  const fragments = { called: 'Riko', relation: 'Parent', happening, danger: 'Now' } as const
  const { body } = await node.as('Dewi')(takeReport, { once: randomUUID(), channel: 'Call', language: 'id', fragments })
  await node.drain()
  return body.report
}

async function sheWrites(report: string, text: string) {
  const once = Buffer.from(randomUUID())
  await inSystem(node.host as never, (context) => hearReporter(context as never, { report, text, once }))
  await node.drain()
}

beforeAll(async () => {
  made.tied = await aReport('Anak saya dikurung di gedung C-9 lantai 4.')
  const { body } = await node.as('Amara')(decide, {
    report: made.tied as never,
    outcome: 'open-case',
    reason: 'Dikurung di gedung.',
    answer: 'Laporan Anda sudah dibaca. Kami sedang mencari dia.',
    nextContact: new Date(node.host.clock().getTime() + 48 * 3_600_000).toISOString(),
    opening: { title: 'Gedung C-9', states: [{ state: 'ID', role: 'Origin' }], person: { called: 'Riko' } },
  })
  made.case = body.case
  await sheWrites(made.tied, 'Dia dijual malam ini! Tolong')
  await aReport('Adik saya tidak ada kabar sejak naik mobil dari Bangkok.')
  made.open = await aReport('Paspornya diambil, dia minta pulang.')
  await sheWrites(made.open, 'Nomornya sudah mati sejak tadi pagi.')
})

const screens = [
  { width: 1440, height: 900, language: 'id' },
  { width: 1440, height: 900, dark: true, language: 'en' },
  { width: 360, height: 740, dark: true, language: 'id' },
  { width: 360, height: 740, language: 'en' },
] as const

test.each(screens)('the inbox at $width px in $language puts what she wrote on top', async (screen) => {
  const en = screen.language === 'en'
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { ...screen, path: '/inbox' })
  await page.getByText(en ? 'The reporter wrote, unread' : 'Pelapor menulis, belum dibaca').waitFor()
  await page.getByRole('option').first().click()
  await page.getByText('Nomornya sudah mati sejak tadi pagi.').waitFor()
  await page.getByText('Nomornya sudah mati sejak tadi pagi.').scrollIntoViewIfNeeded()
  await picture(page, `thread-inbox-${screen.width}-${screen.language}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  expect(faults).toEqual([])
})

test.each(screens)('the case file at $width px in $language shows what she wrote', async (screen) => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { ...screen, path: `/cases/${made.case}` })
  await page.getByText('Dia dijual malam ini! Tolong').waitFor()
  await page.getByText('Dia dijual malam ini! Tolong').scrollIntoViewIfNeeded()
  await picture(page, `thread-case-${screen.width}-${screen.language}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  expect(faults).toEqual([])
})

test('what was typed is kept while she looks elsewhere; a phrase in the language of the reporter, and Ctrl-Enter sends', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/inbox/${made.open}`, language: 'en' })
  const box = page.getByLabel('Answer to the reporter')
  await box.fill('Kami mencoba.')
  await page.getByRole('option').last().click()
  await page.getByText('Adik saya tidak ada kabar').last().waitFor()
  await page.getByRole('option').first().click()
  await page.getByText('Nomornya sudah mati sejak tadi pagi.').waitFor()
  expect(await box.inputValue()).toBe('Kami mencoba.')
  await page.getByRole('button', { name: 'No risk' }).click()
  await box.press('Control+Enter')
  await page.getByText(/Read by Amara/).waitFor()

  const { messages } = (await node.as('Amara')(readReport, { report: made.open as never })).body
  expect(messages.at(-1)).toMatchObject({ author: 'Officer', body: expect.stringMatching(/^Kami mencoba\.\nJangan/) })
  expect(faults).toEqual([])
})

test('the bell leads to what it rings for, and the task stands on her list', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: '/', language: 'en' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('[popovertarget=bell]').click()
  await page.getByRole('button', { name: 'A reporter wrote on one of your cases' }).waitFor()
  await picture(page, 'thread-bell')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'A reporter wrote on one of your cases' }).click()
  await page.waitForURL(new RegExp(`/desk/cases/${made.case}$`))
  await page.getByText('The reporter wrote: read it and answer').first().waitFor()
  expect(faults).toEqual([])
})
