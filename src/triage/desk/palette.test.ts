import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { takeReport } from '../../intake/contract.ts'
import { decide } from '../contract.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let receipt = ''
let code = ''

beforeAll(async () => {
  const form = { once: randomUUID(), channel: 'Call', language: 'id', fragments: { called: 'Riko' } } as const
  const { body } = await node.as('Dewi')(takeReport, form)
  receipt = body.receipt
  await node.drain()
  const { id } = await aCase(node)
  const nextContact = new Date(node.host.clock().getTime() + 86_400_000).toISOString()
  const words = { reason: 'The same building and floor.', answer: 'Kami sudah membuka kasus.' }
  await node.as('Amara')(decide, { report: body.report, outcome: 'add-to-case', case: id, nextContact, ...words })
  const [row] = await node.rows<{ code: string }>('select code from casework.case_file where id = $1', [id])
  code = row!.code
})

const screens = [
  { width: 1440, height: 900, language: 'id' },
  { width: 1440, height: 900, dark: true, language: 'en' },
  { width: 360, height: 740, dark: true, language: 'id' },
  { width: 360, height: 740, language: 'en' },
] as const

test.each(screens)('a receipt number leads to its report and case at $width px in $language', async (screen) => {
  const id = screen.language === 'id'
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { ...screen, path: '/' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+KeyK')
  const field = page.getByRole('combobox')
  await field.fill(receipt.replaceAll(' ', '-'))
  await page.getByRole('option', { name: id ? 'Laporan dengan nomor ini' : 'Report of this number' }).waitFor()
  await page.getByRole('option', { name: code }).waitFor()
  await picture(page, `palette-${screen.width}-${screen.language}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)

  const wrong = `${receipt.slice(0, -1)}${(Number(receipt.at(-1)) + 1) % 10}`
  await field.fill(wrong)
  await page.getByText(id ? /tidak cocok dengan dua angka ujinya/ : /does not fit its two check digits/).waitFor()
  await picture(page, `palette-wrong-${screen.width}-${screen.language}`)
  expect(await violations(page)).toEqual([])

  await field.fill(receipt)
  await page.getByRole('option', { name: id ? 'Laporan dengan nomor ini' : 'Report of this number' }).waitFor()
  await field.press('Enter')
  await page.waitForURL(/\/desk\/inbox\//)
  expect(faults).toEqual([])
})

test('to an officer of another agency neither the case is there nor its report', async () => {
  const { page } = await desk.visit(chromium.browser, 'Lestari', { path: '/', language: 'en' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+KeyK')
  const [asked] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith('/triage/find-receipt')),
    page.getByRole('combobox').fill(receipt),
  ])
  expect(await asked.json()).toMatchObject({ report: null, case: null })
  expect(await page.getByRole('option', { name: 'Report of this number' }).count()).toBe(0)
})
