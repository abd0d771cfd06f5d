import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { film, reporterAt, useSocket, whole } from '../../../test/at-the-door.ts'
import { useNode } from '../../../test/node.ts'

// Files over a real socket, through the whole door: server, headers, parser, sealing, page.
const node = useNode()
const door = useSocket(node)
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(90_000, 7)])
const page = '/id/tulis/lampiran'

const kept = () =>
  readdirSync(join(node.host.folder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size)

async function writing(called: string) {
  const mother = reporterAt(door)
  await mother.write('nama', { called })
  return mother
}

test(
  'a file over 200 MB is cut as it streams and named; the file after it and the rest are kept',
  { timeout: 60_000 },
  async () => {
    const mother = await writing('Riko')
    const said = await mother.attach([
      ['panjang.mp4', film(201)],
      ['tiket.png', whole(png)],
    ])

    expect(said).toContain('panjang.mp4: terlalu besar')
    const review = await mother.get('/id/tulis/periksa')
    expect(review).toContain('Riko')
    expect(review).toContain('tiket.png')
    expect(review).not.toContain('panjang.mp4')
    expect(kept().every((size) => size < 200_000)).toBe(true)
  },
)

test('a line that breaks in the middle of a file loses that file alone, and the page says so', async () => {
  const mother = await writing('Sari')
  await mother.attach([['utuh.png', whole(png)]])
  await mother.attach([['suara.png', whole(png)]], true)
  await until(async () => (await mother.get(page)).includes('suara.png: terputus'))

  const review = await mother.get('/id/tulis/periksa')
  expect(review).toContain('Sari')
  expect(review).toContain('utuh.png')
  expect(review).not.toContain('suara.png')
})

test.each([
  ['of a program, by its name', 'main.exe', Buffer.from('MZ\x90\x00\x03'.padEnd(5000, '\0'), 'latin1')],
  ['of a program that calls itself a photo', 'foto.jpg', Buffer.from('MZ\x90\x00\x03'.padEnd(5000, '\0'), 'latin1')],
  ['of a web page that calls itself a note', 'catatan.txt', Buffer.from('<!doctype html><script>1</script>')],
  ['of a shell script that calls itself a note', 'catatan.txt', Buffer.from('#!/bin/sh\nrm -rf /')],
  ['of a drawing that could run', 'gambar.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
  ['of bytes that are nothing', 'foto.png', Buffer.from([1, 2, 3, 4, 0, 255, 254])],
])('a file %s is refused and named, the rest is kept', async (_, name, bytes) => {
  const mother = await writing('Dina')
  const said = await mother.attach([
    [name, whole(bytes)],
    ['baik.png', whole(png)],
  ])

  expect(said).toContain(`${name}: jenis ini tidak diterima`)
  const review = await mother.get('/id/tulis/periksa')
  expect(review).toContain('Dina')
  expect(review).toContain('baik.png')
  expect(review).not.toContain(name)
})

test('a photo under a wrong name is kept for what it is', async () => {
  const mother = await writing('Wati')
  await mother.attach([['laporan.pdf', whole(png)]])

  expect(await mother.get('/id/tulis/periksa')).toContain('laporan.pdf')
  expect(await node.rows(`select type from intake.file order by at desc, id desc limit 1`)).toEqual([
    { type: 'image/png' },
  ])
})

test('a sixth file is named as one too many, and five are kept', async () => {
  const mother = await writing('Lia')
  const said = await mother.attach(
    [1, 2, 3, 4, 5, 6].map((n) => [`foto-${n}.png`, whole(png)] as [string, AsyncIterable<Uint8Array>]),
  )

  expect(said).toContain('foto-6.png: lebih dari 5 berkas')
  const review = await mother.get('/id/tulis/periksa')
  for (const n of [1, 2, 3, 4, 5]) expect(review).toContain(`foto-${n}.png`)
  expect(review).not.toContain('foto-6.png')
})

test('200 MB pass through the door of a node in flat memory', { timeout: 90_000 }, async () => {
  const child = await nodeOfItsOwn()
  try {
    const mother = reporterAt(child)
    await mother.attach([['kecil.mp4', film(1)]])
    const before = child.peak()
    await mother.attach([['panjang.mp4', film(199)]])
    const grown = child.peak() - before

    expect(await mother.get(page)).toContain('panjang.mp4')
    expect(grown).toBeLessThan(150)
  } finally {
    await child.end()
  }
})

/** A node as a process of its own: what it holds in memory is nobody else's. */
async function nodeOfItsOwn() {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await ask(`create database ${name} template template_node`)
  const folder = mkdtempSync(join(tmpdir(), 'suar-door-'))
  const place = { state: 'ID', port: await freePort(), folder, database: inject('postgres').replace('DATABASE', name) }
  const file = join(import.meta.dirname, '../../../test/child-node.ts')
  const child = spawn(process.execPath, [file, JSON.stringify({ ...place, whole: true })], { stdio: 'inherit' })
  await until(() =>
    fetch(`http://127.0.0.1:${place.port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  )
  return {
    port: place.port,
    /** The most it ever held, in MB. */
    peak: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
    async end() {
      child.kill('SIGKILL')
      await ask(`drop database ${name} with (force)`)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function until(so: () => Promise<boolean>) {
  for (let n = 0; n < 200 && !(await so()); n++) await pause(50)
}

async function ask(statement: string) {
  const client = new pg.Client(inject('postgres').replace('DATABASE', 'postgres').replace('ROLE', 'postgres'))
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
