import { fork, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { pathOf } from '../src/intake/keep-file.ts'
import { openFrames } from '../src/intake/sealed-frames.ts'
import { openVault, type DataKeyRow } from '../src/platform/seal.ts'
import { ask, startServer, type Server } from './intake-door.ts'
import { digestOf, sendTo, watchMemory } from './large-file.ts'
import type { Bench, Row, World } from './world.ts'

const officer = { 'x-officer': 'yes', 'tus-resumable': '1.0.0' }

/** Begins a resumable upload; gives its address. */
async function begin(port: number, size: number): Promise<string> {
  const headers = { ...officer, 'upload-length': String(size), 'upload-metadata': `filename ${btoa('rekaman.pdf')}` }
  const answer = await sendTo({ port, method: 'POST', path: '/api/intake/upload', headers })
  if (answer?.statusCode !== 201) throw new Error(`the upload did not begin: ${answer?.statusCode}`)
  return answer.headers.location!
}

/** Sends from where the node says that it is; `until` is where the line breaks. */
async function goOn(port: number, path: string, { size, until = size }: { size: number; until?: number }) {
  const head = await sendTo({ port, method: 'HEAD', path, headers: officer })
  const from = Number(head?.headers['upload-offset'])
  const headers = { ...officer, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' }
  const answer = await sendTo({ port, method: 'PATCH', path, headers, size, from, until })
  return { from, status: answer?.statusCode }
}

/** Megabytes a second, milliseconds of CPU a megabyte, and memory, from now until it is asked. */
async function watch(child: ChildProcess) {
  const memory = watchMemory(child.pid!)
  const cpu = await ask(child, 'cpu')
  const began = performance.now()
  return async (size: number) => {
    const rate = size / 1e6 / ((performance.now() - began) / 1000)
    return { rate, cpu: ((await ask(child, 'cpu')) - cpu) / (size / 1e6), ...memory.stop() }
  }
}

async function bare(world: World, size: number) {
  const child = fork(join(import.meta.dirname, 'bare-file-server.ts'), [world.newFolder()])
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const spent = await watch(child)
  await sendTo({ port, method: 'POST', path: '/', size })
  const cost = await spent(size)
  child.disconnect()
  return cost
}

async function desk({ child, port }: Server, size: number) {
  const path = await begin(port, size)
  const spent = await watch(child)
  const { status } = await goOn(port, path, { size })
  const cost = await spent(size)
  if (status !== 204) throw new Error(`the upload ended with ${status}`)
  return { path, ...cost }
}

const boundary = '----suar'
const before = `--${boundary}\r\ncontent-disposition: form-data; name="f"; filename="rekaman.pdf"\r\ncontent-type: application/pdf\r\n\r\n`
const after = `\r\n--${boundary}--\r\n`

/** A reporter's file, as a browser sends a form; `until` is where her line breaks. */
const reporterSends = (port: number, cookie: string, { size, until }: { size: number; until?: number }) =>
  sendTo({
    port,
    method: 'POST',
    path: '/id/tulis/lampiran',
    size,
    before,
    after,
    ...(until && { until }),
    headers: { cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
  })

async function portal({ child, port }: Server, size: number) {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const begun = await sendTo({ port, method: 'POST', path: '/id/tulis/siapa', headers: form, before: 'concerns=Child' })
  const cookie = begun!.headers['set-cookie']![0]!.split(';')[0]!
  await reporterSends(port, cookie, { size, until: size / 2 })
  const spent = await watch(child)
  const answer = await reporterSends(port, cookie, { size })
  const cost = await spent(size)
  if (answer?.statusCode !== 303) throw new Error(`the form was answered with ${answer?.statusCode}`)
  return cost
}

/** Opens what was stored and compares it with what was sent. */
async function isWhole(client: pg.Client, { folder, id, digest }: { folder: string; id: string; digest: string }) {
  const { rows } = await client.query<DataKeyRow>('select id, wrapped, epoch from platform.data_key where id = $1', [
    id,
  ])
  const key = openVault(Buffer.alloc(32, 1)).unwrap(rows[0]!)
  const file = await open(pathOf({ folder }, id), 'r')
  const hash = createHash('sha256')
  for await (const part of openFrames(file, key)) hash.update(part)
  await file.close()
  if (hash.digest('hex') !== digest) throw new Error('what was stored is not what was sent')
}

interface Place {
  readonly world: World
  readonly url: (role: string) => string
  readonly folder: string
  readonly client: pg.Client
  readonly large: number
  readonly digest: string
}

const idOf = (path: string) => path.split('/').at(-1)!
const mb = (size: number) => `${Math.round(size / 2 ** 20)} MB`

async function* wholeAtOnce(server: Server, { world, client, folder, large, digest }: Place): AsyncGenerator<Row> {
  await desk(server, 20 << 20) // warm
  const plain = await bare(world, large)
  const whole = await desk(server, large)
  await isWhole(client, { folder, id: idOf(whole.path), digest })
  yield {
    what: `desk, ${mb(large)} resumable`,
    figure: whole.rate,
    unit: 'MB/s',
    baseline: plain.rate,
    target: { of: 'figure', atLeast: 25 },
  }
  yield cpuRow(`desk, ${mb(large)}: CPU`, whole, plain)
  yield memoryRow(`desk, ${mb(large)}: more memory than before`, whole, plain)
}

/** The line breaks at 40 %, the program is killed after 70 %; gives the program that went on. */
async function* interrupted(server: Server, place: Place): AsyncGenerator<Row, Server> {
  const { world, url, client, folder, large, digest } = place
  const path = await begin(server.port, large)
  await goOn(server.port, path, { size: large, until: Math.round(large * 0.4) })
  await pause(500)
  const afterBreak = await goOn(server.port, path, { size: large, until: Math.round(large * 0.7) })
  yield {
    what: 'line broken at 40 %: to be sent again',
    figure: 40 - (100 * afterBreak.from) / large,
    unit: '% of it',
    target: { of: 'figure', atMost: 1 },
  }
  const sending = goOn(server.port, path, { size: large })
  await pause(world.quick ? 20 : 200)
  const dead = once(server.child, 'exit')
  server.child.kill('SIGKILL')
  await Promise.all([dead, sending])
  const next = await startServer(world, url, folder)
  const afterKill = await goOn(next.port, path, { size: large })
  if (afterKill.status !== 204) throw new Error(`after the kill it ended with ${afterKill.status}`)
  await isWhole(client, { folder, id: idOf(path), digest })
  yield {
    what: 'killed with -9 after 70 %: kept',
    figure: (100 * afterKill.from) / large,
    unit: '% of it',
    target: { of: 'figure', atLeast: 65 },
  }
  return next
}

async function* inAForm(server: Server, { world, client }: Place, small: number): AsyncGenerator<Row> {
  const plain = await bare(world, small)
  const form = await portal(server, small)
  yield {
    what: `portal, ${mb(small)} in a form`,
    figure: form.rate,
    unit: 'MB/s',
    baseline: plain.rate,
    target: { of: 'figure', atLeast: 25 },
  }
  yield cpuRow(`portal, ${mb(small)}: CPU`, form, plain)
  yield memoryRow(`portal, ${mb(small)}: more memory than before`, form, plain)
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from intake.file where state = 'BrokenOff'`,
  )
  yield {
    what: 'portal, line broken half way: named as broken off',
    figure: rows[0]!.n,
    unit: 'file',
    target: { of: 'figure', atLeast: 1, atMost: 1 },
  }
}

async function* run(world: World): AsyncGenerator<Row> {
  const [large, small] = world.quick ? [200 << 20, 20 << 20] : [2 ** 31, 200 << 20]
  const url = await world.newNode()
  const folder = world.newFolder()
  const client = new pg.Client(url('postgres'))
  client.on('error', () => undefined)
  await client.connect()
  const place = { world, url, folder, client, large, digest: digestOf(large) }
  const server = await startServer(world, url, folder)
  yield* wholeAtOnce(server, place)
  const next = yield* interrupted(server, place)
  yield* inAForm(next, place, small)
  next.child.disconnect()
  await client.end()
}

const cpuRow = (what: string, { cpu: figure }: { cpu: number }, { cpu: baseline }: { cpu: number }): Row => ({
  what,
  figure,
  unit: 'ms/MB',
  baseline,
})

const memoryRow = (
  what: string,
  { before: from, most }: { before: number; most: number },
  plain: { before: number; most: number },
): Row => ({
  what,
  figure: most - from,
  unit: 'MB',
  baseline: plain.most - plain.before,
  target: { of: 'figure', atMost: 100 },
})

export const bench: Bench = { name: 'upload', run }
