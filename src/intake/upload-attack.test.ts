import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { send, useSocket, whole } from '../../test/at-the-door.ts'
import { useNode } from '../../test/node.ts'

// Resumable uploads at the desk (tus 1.0), over a real socket.
const node = useNode()
const door = useSocket(node)
const size = 400_000
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(size - 9, 9)])
const path = '/api/intake/upload'

const tus = (asked: Omit<Parameters<typeof send>[1], 'headers'> & { headers?: Record<string, string> }) =>
  send(door, {
    ...asked,
    headers: { 'tus-resumable': '1.0.0', 'x-person': 'Dewi', origin: node.host.origin, ...asked.headers },
  })
const begin = (headers: Record<string, string>) =>
  tus({ method: 'POST', path, headers: { 'upload-metadata': `filename ${btoa('tiket.pdf')}`, ...headers } })
const beginOf = async (length: number) => (await begin({ 'upload-length': String(length) }))!.headers.location!
const patch = (at: string, offset: number, { bytes, hangUp = false }: { bytes: Uint8Array; hangUp?: boolean }) =>
  tus({
    method: 'PATCH',
    path: at,
    headers: { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: whole(bytes),
    hangUp,
  })
const offsetOf = async (at: string) => Number((await tus({ method: 'HEAD', path: at }))!.headers['upload-offset'])
const stateOf = async (at: string) =>
  (await node.rows<{ state: string }>('select state from intake.file where id = $1', [at.split('/').at(-1)]))[0]?.state

test('a line that breaks keeps what arrived, and the upload goes on from there', async () => {
  const at = await beginOf(size)
  await patch(at, 0, { bytes: pdf.subarray(0, 200_000), hangUp: true })
  let offset = 0
  for (let n = 0; n < 100 && offset === 0; n++) {
    await pause(50)
    offset = await offsetOf(at)
  }
  expect(offset).toBeGreaterThan(0)
  expect(offset).toBeLessThanOrEqual(200_000)
  expect((await patch(at, offset, { bytes: pdf.subarray(offset) }))!.status).toBe(204)
  expect(await stateOf(at)).toBe('Whole')
})

test('a part that does not begin where the last one ended is refused, and nothing is changed', async () => {
  const at = await beginOf(size)
  await patch(at, 0, { bytes: pdf.subarray(0, 100_000) })
  for (const wrong of [0, 50_000, 100_001, size])
    expect((await patch(at, wrong, { bytes: pdf.subarray(100_000, 100_010) }))!.status).toBe(409)
  expect(await offsetOf(at)).toBe(100_000)
})

test('more than 2 GB is refused before a byte is sent, and so is a size that is not told', async () => {
  expect((await begin({ 'upload-length': String(2 * 1024 ** 3 + 1) }))!.status).toBe(413)
  for (const odd of ['-1', 'many', '1e3', '']) expect((await begin({ 'upload-length': odd }))!.status).toBe(400)
  expect((await begin({ 'upload-defer-length': '1' }))!.status).toBeGreaterThanOrEqual(400)
  expect((await begin({}))!.status).toBe(400)
})

test('more bytes than were announced are refused', async () => {
  const at = await beginOf(100)
  const answer = await patch(at, 0, { bytes: pdf.subarray(0, 200) })
  expect(answer!.status).toBe(413)
  expect(await stateOf(at)).not.toBe('Whole')
})

test('a program is refused, though its first bytes come alone and look like a note', async () => {
  const program = Buffer.from('MZ'.padEnd(9000, '\0'))
  const at = await beginOf(program.length)
  await patch(at, 0, { bytes: program.subarray(0, 2) })
  const answer = await patch(at, await offsetOf(at), { bytes: program.subarray(2) })
  expect(answer!.status).toBe(415)
  expect(await stateOf(at)).toBe('RefusedType')
})

test('a true photo is taken, though its first bytes come one by one', async () => {
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(9000, 7)])
  const at = await beginOf(png.length)
  for (let n = 0; n < 4; n++) expect((await patch(at, n, { bytes: png.subarray(n, n + 1) }))!.status).toBe(204)
  expect((await patch(at, 4, { bytes: png.subarray(4) }))!.status).toBe(204)
  expect(await stateOf(at)).toBe('Whole')
})
