import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { useNode } from '../../../test/node.ts'
import { useReporter } from '../../../test/reporter.ts'

const node = useNode()
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(90_000, 7)])

function withFiles(...files: [name: string, bytes: Uint8Array][]): FormData {
  const form = new FormData()
  for (const [name, bytes] of files) form.append('f', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  return form
}

test('a photo is kept sealed, and only its name in the list tells that it came', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Riko' })
  await mother.post('/id/tulis/lampiran', withFiles(['tiket Riko.png', png]))
  expect(await mother.get('/id/tulis/lampiran')).toContain('tiket Riko.png')
  const { number, pin } = await mother.send()

  const anywhere = useReporter(node)
  await anywhere.signIn(number, pin)
  expect(await anywhere.get('/id/baca/isi')).toContain('tiket Riko.png: sampai')
  const kept = bytesOnDisk()
  expect(kept).toHaveLength(1)
  expect(kept[0]!.includes(Buffer.alloc(64, 7))).toBe(false)
})

test('a refused type is named, and the rest of the report is kept', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Dina' })
  const page = await mother.post(
    '/id/tulis/lampiran',
    withFiles(
      ['foto.jpg', Buffer.from('MZ\x90\x00\x03\x00\x00\x00program'.padEnd(5000, '\0'), 'latin1')],
      ['baik.png', png],
    ),
  )

  expect(page).toContain('foto.jpg: jenis ini tidak diterima')
  const review = await mother.get('/id/tulis/periksa')
  expect(review).toContain('Dina')
  expect(review).toContain('baik.png')
  expect(review).not.toContain('foto.jpg')
})

test('a file that breaks off is named, and the rest of the report is kept', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Sari' })
  const parts = [Buffer.from('--x\r\ncontent-disposition: form-data; name="f"; filename="suara.png"\r\n\r\n'), png]
  const body = new ReadableStream({
    async pull(stream) {
      await sleep(30)
      const next = parts.shift()
      if (next) stream.enqueue(next)
      else stream.error(new Error('hung up'))
    },
  })
  await mother.fetch('/id/tulis/lampiran', body)

  expect(await mother.get('/id/tulis/lampiran')).toContain('suara.png: terputus, kirim lagi')
  expect(await mother.get('/id/tulis/periksa')).toContain('Sari')
})

test('a reply may carry files, and sent twice it is one reply', async () => {
  const mother = useReporter(node)
  await mother.write('nama', { called: 'Wati' })
  const { number, pin } = await mother.send()
  await mother.signIn(number, pin)
  const reply = () => {
    const form = withFiles(['pesan.png', png])
    form.append('b', 'kamar 412')
    form.append('kunci', 'the same form')
    return form
  }
  await mother.post('/id/baca/balas', reply())
  const page = await mother.post('/id/baca/balas', reply())

  expect(page.match(/kamar 412/g)).toHaveLength(1)
  expect(page.match(/pesan.png/g)).toHaveLength(1)
})

test('what a browser threw away leaves no bytes behind', async () => {
  const before = bytesOnDisk().length
  const mother = useReporter(node)
  await mother.post('/id/tulis/lampiran', withFiles(['a.png', png]))
  expect(bytesOnDisk()).toHaveLength(before + 1)
  await mother.post('/id/tulis/hapus', {})

  expect(bytesOnDisk()).toHaveLength(before)
})

function bytesOnDisk(): Buffer[] {
  const folder = join(node.host.folder, 'files')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
}
