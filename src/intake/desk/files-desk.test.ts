import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { aCase } from '../../../test/a-case.ts'
import { useBrowser } from '../../../test/browser.ts'
import { fits, picture, useDesk, violations } from '../../../test/desk.ts'
import { useNode } from '../../../test/node.ts'
import { aPicture, aVoiceNote } from '../../../test/recordings.ts'
import { takeReport, type ReportId } from '../contract.ts'
import { keepFile } from '../keep-file.ts'

const node = useNode()
const desk = useDesk(node)
const chromium = useBrowser()
let report: ReportId
let file: string

async function arrives(name: string, bytes: Buffer, tooLarge = false) {
  const incoming = {
    report,
    name,
    stream: (async function* () {
      yield bytes
    })(),
    tooLarge: () => tooLarge,
  }
  await keepFile(node.host, incoming)
}

beforeAll(async () => {
  const fragments = { called: 'Riko', happening: 'Dikurung di gedung C-9.', place: 'Mae Sot', danger: 'Now' } as const
  const form = { once: randomUUID(), channel: 'Call', language: 'id', fragments } as const
  report = (await node.as('Dewi')(takeReport, form)).body.report
  await arrives('gedung.png', aPicture())
  await arrives('pesan suara ibu.wav', aVoiceNote(2))
  await arrives('tiket pesawat Jakarta ke Bangkok, dikirim oleh perekrut.pdf', Buffer.from('%PDF-1.7 synthetic'))
  await arrives('lampiran.exe', Buffer.from('MZ'.padEnd(300, '\0')))
  await arrives('video panjang.mp4', aPicture(), true)
  await node.drain()
  file = (await aCase(node, { report })).id
})

const screens = [
  { width: 1440, height: 900, language: 'id' },
  { width: 1440, height: 900, dark: true, language: 'en' },
  { width: 360, height: 740, language: 'en' },
  { width: 360, height: 740, dark: true, language: 'id' },
] as const
const openings = () =>
  node.rows<{ officer: string }>(`select officer from platform.ledger where action = 'intake/open-file'`)

test.each(screens)(
  'what was sent stands in the inbox at $width px in $language, and is seen and heard only when asked for',
  async (screen) => {
    const id = screen.language === 'id'
    const before = (await openings()).length
    const { page, faults } = await desk.visit(chromium.browser, 'Amara', { ...screen, path: `/inbox/${report}` })
    const show = page.getByRole('button', { name: id ? 'Lihat gedung.png' : 'Show gedung.png' })
    await show.waitFor()
    await page.getByText(id ? 'Jenis ini tidak diterima' : 'This kind is not accepted').waitFor()
    await page.getByText(id ? 'Terlalu besar' : 'Too large').waitFor()
    expect(await page.locator('.fl img, .fl audio').count()).toBe(0)
    expect((await openings()).length).toBe(before)

    await show.click()
    await page.waitForFunction(
      () => (document.querySelector('.fl img') as HTMLImageElement | null)?.naturalWidth === 320,
    )
    await page
      .getByRole('button', { name: id ? 'Dengarkan pesan suara ibu.wav' : 'Listen to pesan suara ibu.wav' })
      .click()
    await page.waitForFunction(() => (document.querySelector('.fl audio') as HTMLAudioElement | null)?.duration === 2)
    await page.evaluate(() => void ((document.querySelector('.fl audio') as HTMLAudioElement).currentTime = 1.5))
    await page.waitForFunction(() => !(document.querySelector('.fl audio') as HTMLAudioElement).seeking)
    expect((await openings()).length).toBe(before + 2)
    await page.locator('.fl').first().scrollIntoViewIfNeeded()
    await picture(page, `files-inbox-${screen.width}-${screen.language}`)
    expect(await violations(page)).toEqual([])
    expect(await fits(page)).toBe(true)
    expect(faults).toEqual([])
  },
)

test('the case file has them too, and one is saved with its name', async () => {
  const { page, faults } = await desk.visit(chromium.browser, 'Amara', { path: `/cases/${file}` })
  await page.getByRole('heading', { name: 'Berkas dari pelapor' }).waitFor()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Simpan pesan suara ibu.wav' }).click()
  expect((await saving).suggestedFilename()).toBe('pesan suara ibu.wav')
  await page.getByRole('heading', { name: 'Berkas dari pelapor' }).scrollIntoViewIfNeeded()
  await picture(page, 'files-case')
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
  const narrow = await desk.visit(chromium.browser, 'Amara', {
    path: `/cases/${file}`,
    width: 360,
    height: 740,
    dark: true,
    language: 'en',
  })
  await narrow.page.getByRole('heading', { name: 'Files from the reporter' }).scrollIntoViewIfNeeded()
  await picture(narrow.page, 'files-case-360')
  expect(await violations(narrow.page)).toEqual([])
  expect(await fits(narrow.page)).toBe(true)
})

test('an upload pauses, outlives a reload, goes on with the same file, and joins the report', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'suar-upload-')), 'rekaman panjang.wav')
  writeFileSync(path, aVoiceNote(400))
  const { page } = await desk.visit(chromium.browser, 'Dewi', { path: '/new-report', language: 'en' })
  let patches = 1
  await page.route('**/api/intake/upload/*', async (route) => {
    if (route.request().method() === 'PATCH' && patches-- <= 0) await route.abort()
    else await route.continue()
  })
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: 'Pause: rekaman panjang.wav' }).waitFor()
  await page.getByText(/^(1[0-9]|[2-9]\d) MB of|^1[0-9]\.\d MB of/).waitFor()
  await page.getByRole('button', { name: 'Pause: rekaman panjang.wav' }).click()
  await page.getByText(/^Paused at/).waitFor()
  await page.getByText(/^Paused at/).scrollIntoViewIfNeeded()
  await picture(page, 'upload-paused')
  expect(await violations(page)).toEqual([])

  await page.unrouteAll()
  await page.reload()
  await page.getByText('From before: 1 file of yours belongs to no report yet').waitFor()
  await page.getByText('From before').scrollIntoViewIfNeeded()
  await picture(page, 'upload-left')
  expect(await violations(page)).toEqual([])
  const [first] = await node.rows<{ size: string; id: string }>(
    `select id, size from intake.file where state = 'Arriving'`,
  )
  const sent: number[] = []
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(Number(request.headers()['upload-offset']))
  })
  await page.locator('.up-left input[type=file]').setInputFiles(path)
  await page.getByText(/^Has come/).waitFor()
  expect(Math.min(...sent)).toBeGreaterThan(1_000_000)
  await page.getByRole('button', { name: 'Write down the report' }).click()
  await page.getByText('Report written down').waitFor()
  const [row] = await node.rows<{ state: string; report: string }>(
    'select state, report from intake.file where id = $1',
    [first!.id],
  )
  expect(row).toMatchObject({ state: 'Whole' })
  expect(await node.rows('select id from intake.report where id = $1', [row!.report])).toHaveLength(1)
}, 60_000)

test('a file that comes while the report is being written down joins it', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'suar-upload-')), 'tetangga.wav')
  writeFileSync(path, aVoiceNote(1))
  const { page } = await desk.visit(chromium.browser, 'Dewi', { path: '/new-report', language: 'en' })
  const [upload, taking] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.route('**/api/intake/upload/*', async (route) => {
    await upload.promise
    await route.continue()
  })
  await page.route('**/api/intake/take-report', async (route) => {
    await taking.promise
    await route.continue()
  })
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: 'Pause: tetangga.wav' }).waitFor()
  await page.getByRole('button', { name: 'Write down the report' }).click()
  upload.resolve()
  await page.getByText(/^Has come/).waitFor()
  taking.resolve()
  await page.getByText('Report written down').waitFor()
  await vi.waitFor(async () =>
    expect(
      await node.rows(`select f.id from intake.file f join intake.report r on r.id = f.report
                        order by f.id desc limit 1`),
    ).toEqual(await node.rows('select id from intake.file order by id desc limit 1')),
  )
})

test('a refused file is told and kept in sight; in the inbox a file joins a report that stands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'suar-upload-'))
  writeFileSync(join(folder, 'program.exe'), 'MZ'.padEnd(5000, '\0'))
  writeFileSync(join(folder, 'foto kedua.png'), aPicture())
  const { page } = await desk.visit(chromium.browser, 'Dewi', { path: `/inbox/${report}`, width: 360, height: 740 })
  await page.getByRole('button', { name: 'Tambah berkas' }).click()
  await page.locator('input[type=file]').setInputFiles([join(folder, 'program.exe'), join(folder, 'foto kedua.png')])
  await page.locator('.up').getByText('Jenis ini tidak diterima').waitFor()
  await page.getByRole('button', { name: 'Lihat foto kedua.png' }).waitFor()
  await page.locator('.up').scrollIntoViewIfNeeded()
  await picture(page, 'upload-refused-360')
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
})

/** An upload of Bima's, begun at another device. */
async function begun(name: string, body: Buffer, sent: number) {
  const call = (path: string, init: { method: string; headers: Record<string, string>; body?: Buffer }) => {
    const headers = { 'tus-resumable': '1.0.0', 'x-person': 'Bima', ...init.headers }
    return node.fetch(new Request(new URL(path, node.host.origin), { ...init, headers } as RequestInit))
  }
  const metadata = { 'upload-length': String(body.length), 'upload-metadata': `filename ${btoa(name)}` }
  const path = (await call('/api/intake/upload', { method: 'POST', headers: metadata })).headers.get('location')!
  const patch = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
  await call(path, { method: 'PATCH', headers: patch, body: body.subarray(0, sent) })
  return path.split('/').at(-1)!
}

test.each([
  { width: 1440, height: 900, dark: true, language: 'id' },
  { width: 360, height: 740, language: 'id' },
] as const)('at $width px what was begun elsewhere is discarded, taken, or told from another file', async (screen) => {
  const note = aVoiceNote(1)
  const [whole, half] = [await begun('suara.wav', note, note.length), await begun('setengah.wav', note, 50_000)]
  const { page, faults } = await desk.visit(chromium.browser, 'Bima', { ...screen, path: '/new-report' })
  await page.getByText('Dari sebelumnya: 2 berkas Anda belum masuk laporan').waitFor()
  const folder = mkdtempSync(join(tmpdir(), 'suar-upload-'))
  const [path, sameLength] = [join(folder, 'lain.png'), join(folder, 'setengah-2.wav')]
  writeFileSync(path, aPicture())
  writeFileSync(sameLength, aVoiceNote(1))
  await page.locator('.up-left input[type=file]').setInputFiles(sameLength)
  await page.getByText('Ini berkas lain. Yang dulu setengah.wav').waitFor()
  await page.locator('.up-left input[type=file]').setInputFiles(path)
  await page.getByText(/^Ini berkas lain/).waitFor()
  await page.locator('.up').scrollIntoViewIfNeeded()
  await picture(page, `upload-left-${screen.width}`)
  expect(await violations(page)).toEqual([])
  expect(await fits(page)).toBe(true)
  await page.getByRole('button', { name: 'Buang: setengah.wav' }).click()
  await page.getByText('setengah.wav', { exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Pakai: suara.wav' }).click()
  await page.getByRole('button', { name: 'Catat laporan' }).click()
  await page.getByText('Laporan tercatat').waitFor()
  await picture(page, `taken-${screen.width}`)
  expect(await violations(page)).toEqual([])
  const rows = await node.rows<{ id: string; state: string }>(
    `select f.id, f.state from intake.file f left join intake.report r on r.id = f.report
      where f.id = any($1) and (r.id is not null or f.state = 'BrokenOff') order by f.id`,
    [[whole, half]],
  )
  expect(rows).toMatchObject([
    { id: whole, state: 'Whole' },
    { id: half, state: 'BrokenOff' },
  ])
  expect(faults).toEqual([])
})
