import { fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { load } from './load.ts'
import type { Bench, Row, World } from './world.ts'

const connections = 50
const clients = 32

/** A report of twenty fields, about 1.9 kB as a browser sends it. */
function form(): string {
  return new URLSearchParams({
    kunci: randomBytes(32).toString('base64url'),
    concerns: 'Child',
    called: 'Riko',
    features: 'umur 22, dari Sukabumi, tahi lalat di pipi kiri',
    place: `dekat sungai, gedung C-9 lantai 4, kamar 412. ${'katanya dua jam naik mobil dari Mae Sot. '.repeat(9)}`,
    placeKnownFrom: 'PersonSaid',
    danger: 'Now',
    happening: `dipukul, diancam dijual ke tempat lain. ${'telepon hanya sekali seminggu dan diawasi. '.repeat(9)}`,
    lastHeard: 'Days',
    lastHeardHow: 'pesan suara lewat akun teman, tiga puluh detik',
    recruiter: `akun Telegram HR Kitewind, nomor +999 812 555 0199. ${'tiket dibayar mereka. '.repeat(8)}`,
    contactWay: 'Call',
    phone: '+999 812 555 0142',
    callHours: 'setelah pukul 21',
    throughWhom: 'Bu Wati, tetangga',
    'mayRead.protectionOfficers': 'Yes',
    'mayRead.ngo': 'AskFirst',
    'mayRead.police': 'AskFirst',
    'mayRead.otherState': 'AskFirst',
    'mayRead.family': 'No',
  }).toString()
}

const post = () => {
  const body = form()
  return Buffer.from(
    `POST /id/tulis/semua HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip, br\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
}

const get = (path: string) =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip, br\r\n\r\n`)

async function startServer(world: World, url: (role: string) => string) {
  const child = fork(join(import.meta.dirname, 'intake-server.ts'), [url('suar_app'), url('suar_system'), world.folder])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return { child, port }
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu')
  const [{ cpu }] = (await once(child, 'message')) as [{ cpu: NodeJS.CpuUsage }]
  return (cpu.user + cpu.system) / 1000
}

/** CPU time of the processes of this PostgreSQL that live now, in milliseconds (Linux; ten-millisecond ticks). */
function cpuOfPostgres(folder: string): number {
  const own = readFileSync(join(folder, 'pg/postmaster.pid'), 'utf8').split('\n')[0]!
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
      if (!stat.includes('(postgres)')) continue
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[1] !== own && pid !== own) continue
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // ended while we looked
    }
  }
  return ticks * 10
}

/** The plain way: 32 clients, one prepared INSERT of the same bytes each, nothing else. */
async function bareInsert(url: string, forMs: number): Promise<number> {
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query('create table if not exists bare (id uuid primary key, body bytea not null)')
  const bytes = Buffer.from(form())
  const end = performance.now() + forMs
  let count = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client(url)
      await client.connect()
      while (performance.now() < end) {
        await client.query({ name: 'bare', text: 'insert into bare values (gen_random_uuid(), $1)', values: [bytes] })
        count++
      }
      await client.end()
    }),
  )
  await owner.end()
  return count / (forMs / 1000)
}

/** The plain way to answer a page: node:http with the same bytes and nothing else. */
async function bareHttp(bytes: Buffer, forMs: number): Promise<number> {
  const server = createServer((_, response) => response.writeHead(200, { 'content-length': bytes.length }).end(bytes))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { rate } = await load((server.address() as AddressInfo).port, connections, { request: () => get('/'), forMs })
  server.close()
  server.closeAllConnections()
  return rate
}

async function* run(world: World): AsyncIterable<Row> {
  const url = await world.newNode()
  const forMs = world.quick ? 2000 : 10_000
  const { child, port } = await startServer(world, url)
  try {
    await load(port, connections, { request: post, forMs: 1500 })
    const bare = await bareInsert(url('postgres'), forMs)
    const before = { node: await cpuOf(child), postgres: cpuOfPostgres(world.folder) }
    const { rate, p99, failed } = await load(port, connections, { request: post, forMs })
    const reports = (rate * forMs) / 1000
    const node = (await cpuOf(child)) - before.node
    const postgres = cpuOfPostgres(world.folder) - before.postgres
    yield {
      what: 'reports durable and answered, 50 connections',
      figure: rate,
      unit: '/s',
      baseline: bare,
      target: { of: 'ratio', atLeast: 0.3 },
    }
    yield {
      what: 'CPU per report, program and PostgreSQL',
      figure: (node + postgres) / reports,
      unit: 'ms',
      target: { of: 'figure', atMost: 0.4 },
    }
    yield { what: '  of it PostgreSQL', figure: postgres / reports, unit: 'ms' }
    yield { what: 'p99', figure: p99, unit: 'ms', target: { of: 'figure', atMost: 100 } }
    yield { what: 'not stored', figure: failed, unit: '', target: { of: 'figure', atMost: 0 } }
    yield* pages(port, forMs)
  } finally {
    child.disconnect()
  }
}

async function* pages(port: number, forMs: number): AsyncIterable<Row> {
  const response = await fetch(`http://127.0.0.1:${port}/id/`, { headers: { 'accept-encoding': 'br' } })
  await response.arrayBuffer()
  const size = Number(response.headers.get('content-length'))
  const plain = await bareHttp(Buffer.alloc(size, 'a'), forMs / 2)
  const { rate } = await load(port, connections, { request: () => get('/id/'), forMs: forMs / 2 })
  yield {
    what: `portal page, ${size} bytes`,
    figure: rate,
    unit: '/s',
    baseline: plain,
    target: { of: 'ratio', atLeast: 0.5 },
  }
}

export const bench: Bench = { name: 'intake', run }
