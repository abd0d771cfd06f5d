import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { useNode } from '../../test/node.ts'
import type { Person } from '../../test/people.ts'
import { readReport, takeReport } from './contract.ts'

const node = useNode()
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)])

async function tus(person: Person | undefined, path: string, init: RequestInit & { method: string }) {
  const headers = { 'tus-resumable': '1.0.0', ...(person && { 'x-person': person }), ...(init.headers as object) }
  return node.fetch(new Request(new URL(path, node.host.origin), { ...init, headers }))
}

const begin = (person: Person | undefined, size: number) =>
  tus(person, '/api/intake/upload', {
    method: 'POST',
    headers: { 'upload-length': String(size), 'upload-metadata': `filename ${btoa('tiket.pdf')}` },
  })

const send = (path: string, offset: number, body: Uint8Array) =>
  tus('Dewi', path, {
    method: 'PATCH',
    headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: body as Uint8Array<ArrayBuffer>,
  })

const offsetOf = async (path: string) =>
  Number((await tus('Dewi', path, { method: 'HEAD' })).headers.get('upload-offset'))

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
  const answer = await node.fetch(
    new Request(`${node.host.origin}/api/intake/open-file`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-person': 'Dewi' },
      body: JSON.stringify({ file }),
    }),
  )
  expect(digest(new Uint8Array(await answer.arrayBuffer()))).toBe(digest(pdf))
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

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
