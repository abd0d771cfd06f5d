import { createHash, randomBytes } from 'node:crypto'
import { readdir, readlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { aCase } from '../../test/a-case.ts'
import { useNode } from '../../test/node.ts'
import { people } from '../../test/people.ts'
import { uploadsAt } from '../../test/uploads.ts'
import { declareConflict } from '../access/contract.ts'
import { addressOf } from './files/file-address.ts'
import { dropLostUploads } from './drop-visits.ts'
import { attachFiles, listFiles, listUploads, openFile, readReport, takeReport } from './contract.ts'

const node = useNode()
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)])
const { tus, begin, send, offsetOf, uploaded, aReport, fetchAs, look, bytes } = uploadsAt(node)

test('an upload goes on where it broke off, joins the report, and opens to the same bytes', async () => {
  const path = (await begin('Dewi', pdf.length)).headers.get('location')!
  await send(path, 0, pdf.subarray(0, 100_001))
  expect(await offsetOf(path)).toBe(100_001)
  await send(path, 100_001, pdf.subarray(100_001))

  const file = path.split('/').at(-1)!
  const { body } = await node.as('Dewi')(takeReport, {
    once: crypto.randomUUID(),
    channel: 'Call',
    language: 'id',
    fragments: { called: 'Riko', danger: 'Now' },
    uploads: [file],
  })
  const opened = await node.as('Dewi')(readReport, { report: body.report })
  expect(opened.body.files).toMatchObject([
    { id: file, name: 'tiket.pdf', state: 'Whole', type: 'application/pdf', size: pdf.length },
  ])
  const answer = await look('Dewi', file)
  expect(answer.status).toBe(200)
  expect(digest(await bytes(answer))).toBe(digest(pdf))
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition': "attachment; filename*=UTF-8''tiket.pdf",
    'content-security-policy': "default-src 'none'; sandbox",
    'content-length': String(pdf.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
})

test('a program is refused and named, whatever it calls itself', async () => {
  const path = (await begin('Dewi', 5000)).headers.get('location')!
  const answer = await send(path, 0, Buffer.from('MZ'.padEnd(5000, '\0')))

  expect(answer.status).toBe(415)
})

test('a stranger, an officer without the right and another officer get nothing', async () => {
  expect((await begin(undefined, 10)).status).toBe(401)
  expect((await begin('Nobody', 10)).status).toBe(403)
  const path = (await begin('Dewi', 10)).headers.get('location')!
  expect((await tus('Amara', path, { method: 'HEAD' })).status).toBe(404)
})

test('a call is taken with the same fields; the same form twice is one report with one PIN', async () => {
  const form = {
    once: crypto.randomUUID(),
    channel: 'Call' as const,
    language: 'id' as const,
    fragments: { called: 'Sari' },
  }
  const first = await node.as('Dewi')(takeReport, form)
  const again = await node.as('Dewi')(takeReport, form)

  expect(again.body).toEqual(first.body)
  expect(first.body.receipt).toMatch(/^\d{4} \d{4} \d{2}$/)
})

test('the same form sent again brings the files that came since', async () => {
  const once = crypto.randomUUID()
  const report = await aReport([], once)
  const file = await uploaded(pdf)
  expect(await aReport([file], once)).toBe(report)
  expect((await node.as('Dewi')(readReport, { report })).body.files).toMatchObject([{ id: file, state: 'Whole' }])
})

test('a piece of a file is sent alone, so that a recording can be wound on', async () => {
  const path = (await begin('Dewi', pdf.length)).headers.get('location')!
  await send(path, 0, pdf.subarray(0, 100_001)) // broken off: a short frame lies in the middle
  await send(path, 100_001, pdf.subarray(100_001))
  const file = path.split('/').at(-1)!
  await aReport([file])
  const last = pdf.length - 1
  for (const [from, to] of [
    [0, 0],
    [65_530, 65_540],
    [99_999, 200_000],
    [last - 5, last],
  ] as const) {
    const piece = await look('Dewi', file, { range: `bytes=${from}-${to}` })
    expect(piece.status).toBe(206)
    expect(piece.headers.get('content-range')).toBe(`bytes ${from}-${to}/${pdf.length}`)
    expect(digest(await bytes(piece))).toBe(digest(pdf.subarray(from, to + 1)))
  }
  expect(digest(await bytes(await look('Dewi', file, { range: 'bytes=-10' })))).toBe(digest(pdf.subarray(-10)))
  expect(digest(await bytes(await look('Dewi', file, { range: 'bytes=150000-' })))).toBe(digest(pdf.subarray(150_000)))
  expect((await look('Dewi', file, { range: `bytes=${pdf.length}-` })).status).toBe(416)
  expect((await look('Dewi', file, { range: 'bytes=5-2, 7-9' })).status).toBe(200)
})

test('an answer that nobody reads opens no file', async () => {
  const file = await uploaded(pdf)
  await aReport([file])
  const { body } = await node.as('Dewi')(openFile, { file } as never)
  const head = new Request(node.host.origin + body.address, { method: 'HEAD', headers: { 'x-person': 'Dewi' } })
  expect((await node.fetch(head)).status).toBe(200)
  expect((await fetchAs('Dewi', body.address)).status).toBe(200)
  await sleep(50) // one that reads ahead would have opened it by now
  expect((await openNow()).filter((path) => path.endsWith(file))).toEqual([])
})

/** The files this process holds open, as Linux tells it. */
async function openNow(): Promise<string[]> {
  const open = await readdir('/proc/self/fd')
  return Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
}

test('the address of a file is good for one officer and one hour, and one looking is one ledger line', async () => {
  const file = await uploaded(pdf)
  const report = await aReport([file])
  const { body } = await node.as('Amara')(openFile, { file } as never)
  expect(body).toMatchObject({ type: 'application/pdf', size: pdf.length, report })

  for (const range of ['bytes=0-9', 'bytes=10-19']) await fetchAs('Amara', body.address, { range })
  const lines = await node.rows(
    `select subject, detail from platform.ledger where action = 'intake/open-file' and officer = $1`,
    [people.Amara.id],
  )
  expect(lines).toEqual([{ subject: file, detail: { report } }])

  expect((await fetchAs(undefined, body.address)).status).toBe(401)
  expect((await fetchAs('Eko', body.address)).status).toBe(403)
  expect((await fetchAs('Dewi', body.address)).status).toBe(404)
  expect((await fetchAs('Amara', `${body.address}x`)).status).toBe(404)
  expect((await fetchAs('Amara', body.address.replace(/\.\d+\./, '.9999999999999.'))).status).toBe(404)
  const old = addressOf(
    node.host.vault,
    { file, officer: people.Amara.id },
    new Date(node.host.clock().getTime() - 3_600_001),
  )
  expect((await fetchAs('Amara', old)).status).toBe(404)
})

test('who has lost sight of a case since she opened its file gets nothing more of it', async () => {
  const file = await uploaded(pdf)
  const report = await aReport([file])
  const { id } = await aCase(node, { report })
  await node.rows(`update intake.report set case_file = $1, state = 'NewCase' where id = $2`, [id, report])
  const { body } = await node.as('Bima')(openFile, { file } as never)
  expect((await fetchAs('Bima', body.address)).status).toBe(200)

  await node.as('Bima')(declareConflict, { subject: id, officer: people.Bima.id, why: 'Relative' } as never)
  expect((await fetchAs('Bima', body.address)).status).toBe(404)
  expect(await node.as('Bima')(openFile, { file } as never)).toMatchObject({ status: 404 })
  expect(await node.as('Bima')(listFiles, { reports: [report] })).toMatchObject({ status: 404 })
})

test('a file that belongs to no report yet is opened by nobody', async () => {
  const file = await uploaded(pdf)
  expect(await node.as('Dewi')(openFile, { file } as never)).toMatchObject({ status: 404 })
})

test('what was begun before a reload is still there for its officer alone, and joins a report that stands', async () => {
  const report = await aReport()
  const file = await uploaded(pdf)
  const half = (await begin('Dewi', 500)).headers.get('location')!.split('/').at(-1)!
  const { body: mine } = await node.as('Dewi')(listUploads, {})
  expect(mine.files.filter(({ id }: { id: string }) => [file, half].includes(id))).toMatchObject([
    { id: file, state: 'Whole' },
    { id: half, state: 'Arriving' },
  ])
  expect((await node.as('Bima')(listUploads, {})).body).toEqual({ files: [] })

  const joining = { report, files: [file, half] } as never
  expect((await node.as('Bima')(attachFiles, joining)).body.joined).toBe(0)
  expect((await node.as('Dewi')(attachFiles, joining)).body.joined).toBe(1)
  expect((await node.as('Dewi')(attachFiles, joining)).body.joined).toBe(0)
  const { body } = await node.as('Amara')(listFiles, { reports: [report] })
  expect(body.reports).toMatchObject([{ id: report, files: [{ id: file, name: 'tiket.pdf' }] }])
  expect(await node.as('Amara')(listFiles, { reports: [report, node.host.newId()] } as never)).toMatchObject({
    status: 404,
  })
})

test('a refused file is named in the report, and one left behind is gone after a week', async () => {
  const path = (await begin('Dewi', 5000)).headers.get('location')!
  await send(path, 0, Buffer.from('MZ'.padEnd(5000, '\0')))
  const report = await aReport([path.split('/').at(-1)!])
  const { body } = await node.as('Dewi')(listFiles, { reports: [report] })
  expect(body.reports[0].files).toMatchObject([{ name: 'tiket.pdf', state: 'RefusedType' }])

  const left = await uploaded(pdf)
  node.wait({ days: 8 })
  await dropLostUploads(node.host)
  expect(await node.rows('select id from intake.file where id = $1', [left])).toEqual([])
  expect(await node.rows('select state from intake.file where report = $1', [report])).toHaveLength(1)
})

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
