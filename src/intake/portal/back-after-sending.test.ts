import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { usePortal } from '../../../test/at-the-door.ts'
import { useBrowser } from '../../../test/browser.ts'
import { useNode } from '../../../test/node.ts'

const node = useNode()
const chromium = useBrowser()
const portal = usePortal(node)

const next = (page: Page) => page.click('button.tombol:not([name])')
const reports = async () => (await node.rows('select id from intake.report')).length
const drafts = async () => (await node.rows(`select token from intake.visit where kind = 'Writing'`)).length

test('without a script: whoever goes back after sending and presses again comes to her receipt', async () => {
  const context = await chromium.browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  await page.goto(`${portal.base}/id/tulis/siapa`)
  await page.check('[value=Child]')
  await next(page)
  await page.fill('#called', 'Riko')
  const leftOpen = await context.newPage()
  await leftOpen.goto(`${portal.base}/id/tulis/siapa`)
  await leftOpen.check('[value=Friend]')
  await next(page)
  await page.goto(`${portal.base}/id/tulis/periksa`)
  await next(page)
  const number = await page.textContent('.karcis b')
  const before = await reports()

  await page.goBack()
  await page.goBack()
  await page.goto(`${portal.base}/id/tulis/nama`)
  expect(await page.textContent('.karcis b')).toBe(number)

  await next(leftOpen) // the very first question, shown before and pressed after the sending
  expect(await leftOpen.textContent('.karcis b')).toBe(number)
  expect(await leftOpen.textContent('main')).toContain('Yang Anda ubah sudah ditambahkan')
  expect([await reports(), await drafts()]).toEqual([before, 0])

  await page.goto(`${portal.base}/id/`)
  await page.click('a[href="/id/tulis"]')
  expect(await page.textContent('h1')).toBe('Laporan Anda sudah terkirim')
  if (process.env['SUAR_SHOTS']) await page.screenshot({ path: `${process.env['SUAR_SHOTS']}/sent.png` })
  await page.click('button.tipis')
  await page.check('[value=Friend]')
  await next(page)
  expect([await reports(), await drafts()]).toEqual([before, 1])
  await context.close()
})
