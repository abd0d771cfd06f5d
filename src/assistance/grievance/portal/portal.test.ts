import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { usePortal } from '../../../../test/at-the-door.ts'
import { useBrowser } from '../../../../test/browser.ts'
import { useNode } from '../../../../test/node.ts'
import { agencies } from '../../../../test/people.ts'
import { source as axe } from 'axe-core'
import type { Page } from 'playwright-core'
import { join } from 'node:path'
import { takeGrievanceStep, type GrievanceId } from '../contract.ts'

const node = useNode()
const chromium = useBrowser()
const portal = usePortal(node)

const get = async (path: string) => {
  const answer = await node.fetch(new Request(`https://id.example${path}`))
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const post = async (path: string, form: Record<string, string>) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(form).toString()
  const answer = await node.fetch(new Request(`https://id.example${path}`, { method: 'POST', headers, body }))
  return { status: answer.status, text: await answer.text() }
}
const kunci = (text: string) => /name="kunci" value="([^"]+)"/.exec(text)![1]!
const jalan = (text: string) => /name="jalan" value="([^"]+)"/.exec(text)![1]!
const receiptIn = (text: string) => ({
  nomor: /<b>(\d{4} \d{4} \d{2})<\/b>/.exec(text)![1]!,
  pin: /<b class="pin">([^<]+)<\/b>/.exec(text)![1]!,
})
const bribe = { jenis: 'FeeOrBribeDemanded', isi: 'Petugas minta 2 juta untuk stempel.', bahasa: 'jv' }

async function complain(more: Record<string, string> = {}) {
  const form = { kunci: kunci((await get('/id/keluhan')).text), ...bribe, ...more }
  const sent = await post('/id/keluhan', form)
  const { nomor, pin } = receiptIn(sent.text)
  const [row] = await node.rows<{ id: GrievanceId; track: string; anonymous: boolean }>(
    'select id, track, anonymous from assistance.grievance where receipt = $1',
    [nomor.replaceAll(' ', '')],
  )
  return { form, sent, nomor, pin, row: row! }
}
const step = (grievance: GrievanceId, told: object) =>
  node.as('Putri')(takeGrievanceStep, { grievance, text: 'Kami periksa.', ...told } as never)

test('the address in either word leads to the page, at most six kilobytes, without a script or a cookie', async () => {
  expect((await get('/keluhan')).headers.get('location')).toBe('/id/keluhan')
  expect((await get('/complain')).headers.get('location')).toBe('/en/keluhan')
  for (const path of ['/id/keluhan', '/en/keluhan', '/id/keluhan/baca', '/en/keluhan/baca']) {
    const { status, text, headers } = await get(path)
    expect(status).toBe(200)
    expect(brotliCompressSync(text).length, path).toBeLessThan(6 * 1024)
    expect(text).not.toContain('<script')
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  }
})

test('without a name: kept once however often it is sent, sealed, and for the independent body alone', async () => {
  const { form, sent, nomor, pin, row } = await complain()
  expect(row).toMatchObject({ track: 'Independent', anonymous: true })
  expect(sent.text).toContain('Kamis 26 November')
  expect(receiptIn((await post('/id/keluhan', form)).text)).toEqual({ nomor, pin })
  node.wait({ hours: 1 })
  const late = await post('/id/keluhan', form)
  expect(late).toMatchObject({ status: 409 })
  expect(late.text).not.toContain(pin)
  const [{ content }] = (await node.rows<{ content: Buffer }>(
    'select content from assistance.grievance where id = $1',
    [row.id],
  )) as [{ content: Buffer }]
  expect(content.toString('latin1')).not.toContain('stempel')
})

test('what is missing is named, and nothing typed is lost', async () => {
  const { status, text } = await post('/en/keluhan', { kunci: 'x', kantor: 'Imigrasi <b>', nama: 'Sari' })
  expect(status).toBe(422)
  expect(text).toContain('2 things are missing')
  expect(text).toContain('Imigrasi &lt;b&gt;')
  expect(text).toContain('value="Sari"')
})

test('a wrong number, a wrong PIN and a grievance that never was get one answer', async () => {
  const { nomor, pin } = await complain()
  const wrong = [
    await post('/id/keluhan/baca', { nomor, pin: 'AA AA AA AA' }),
    await post('/id/keluhan/baca', { nomor: '1234 5678 31', pin }),
    await post('/id/keluhan/baca', { nomor: '', pin: '' }),
  ]
  for (const answer of wrong) expect(answer).toEqual(wrong[0])
  expect(wrong[0]!.status).toBe(422)
  expect((await post('/id/keluhan/baca/kirim', { jalan: 'AAAA', b: 'hallo' })).status).toBe(422)
})

test('she reads the decision and its reasons, appeals, and is asked whether she was harmed', async () => {
  const { nomor, pin, row } = await complain()
  await step(row.id, { step: 'UnitNamed', agency: agencies.police, text: 'Unit di Tanjung Priok.' })
  await step(row.id, { step: 'Acknowledged' })
  await step(row.id, { step: 'UnderReview' })
  await step(row.id, { step: 'Decided', outcome: 'NotUpheld', text: 'Tidak ada bukti.' })
  const opened = await post('/id/keluhan/baca', { nomor, pin })
  expect(opened.text).toContain('Tidak ada bukti.')
  expect(opened.text).not.toContain('Tanjung Priok')
  const pass = jalan(opened.text)
  const appealed = await post('/id/keluhan/baca/kirim', { jalan: pass, apa: 'banding', b: 'Ada saksi.' })
  expect(appealed.text).toContain('Ada saksi.')
  expect(appealed.text).toContain('Banding')
  expect(appealed.text).not.toContain('dirugikan atau diancam')

  node.wait({ minutes: 21 })
  expect((await post('/id/keluhan/baca/kirim', { jalan: pass, b: 'Lagi.' })).status).toBe(422)
  node.wait({ days: 31 })
  const asked = await post('/id/keluhan/baca', { nomor, pin })
  expect(asked.text).toContain('dirugikan atau diancam')
  await post('/id/keluhan/baca/kirim', { jalan: jalan(asked.text), apa: 'celaka', b: 'Diancam lewat telepon.' })
  const [check] = await node.rows('select answer from assistance.grievance_check where grievance = $1 and days = 30', [
    row.id,
  ])
  expect(check).toEqual({ answer: 'Harm' })
})

const lookAt = async (page: Page, name: string) => {
  if (process.env['SUAR_SHOTS'])
    await page.screenshot({ path: join(process.env['SUAR_SHOTS'], `${name}.png`), fullPage: true })
  await page.evaluate(axe)
  const found = await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')
  expect(found, name).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true)
}

test('on a small phone without script, by keyboard: complain, keep the ticket, read', async () => {
  const context = await chromium.browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${portal.base}/id/`)
  await page.getByRole('link', { name: 'Mengadu tentang kantor' }).click()
  await lookAt(page, 'grievance-form')
  await page.getByLabel('Apa yang salah?').selectOption('DocumentsNotReturned')
  await page.getByLabel('Apa yang terjadi?').fill('Paspor saya ditahan di rumah aman sejak Agustus.')
  await page.getByLabel(/Kantor atau orang/).press('Enter')
  await page.getByRole('heading', { name: 'Pengaduan Anda disimpan' }).waitFor()
  await lookAt(page, 'grievance-ticket')
  const [number, pin] = [await page.textContent('.karcis b'), await page.textContent('.pin')]
  await page.getByRole('link', { name: 'Baca jawaban' }).click()
  await page.getByLabel('Nomor').fill(number!)
  await page.getByLabel('PIN').fill(pin!)
  await lookAt(page, 'grievance-sign-in')
  await page.getByLabel('PIN').press('Enter')
  await page.getByText('Masuk', { exact: true }).waitFor()
  await lookAt(page, 'grievance-thread')
  await context.close()
})
