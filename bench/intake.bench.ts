import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../src/platform/postgres.ts'
import { ask, cpuOfPostgres, form, get, post, startServer, type Server } from './intake-door.ts'
import { load, type Load } from './load.ts'
import { worldOf, type Bench, type Row, type World } from './world.ts'

const connections = 50
const clients = 32

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

interface Measured extends Load {
  /** CPU milliseconds per report. */
  readonly node: number
  readonly postgres: number
}

async function measure(world: World, { child, port }: Server, forMs: number): Promise<Measured> {
  const before = { node: await ask(child, 'cpu'), postgres: cpuOfPostgres(world.folder) }
  const done = await load(port, connections, { request: post, forMs })
  const reports = (done.rate * forMs) / 1000
  return {
    ...done,
    node: ((await ask(child, 'cpu')) - before.node) / reports,
    postgres: (cpuOfPostgres(world.folder) - before.postgres) / reports,
  }
}

async function* run(world: World): AsyncIterable<Row> {
  const url = await world.newNode()
  const forMs = world.quick ? 2000 : 10_000
  const server = await startServer(world, url)
  try {
    await load(server.port, connections, { request: post, forMs: forMs / 2 })
    const bare = await bareInsert(url('postgres'), forMs)
    const { rate, p99, failed, node, postgres } = await measure(world, server, forMs)
    yield {
      what: 'reports durable and answered, 50 connections',
      figure: rate,
      unit: '/s',
      baseline: bare,
      target: { of: 'ratio', atLeast: 0.3 },
    }
    yield {
      what: 'CPU per report, program and PostgreSQL',
      figure: node + postgres,
      unit: 'ms',
      target: { of: 'figure', atMost: 0.4 },
    }
    yield { what: '  of it PostgreSQL', figure: postgres, unit: 'ms' }
    yield { what: 'p99', figure: p99, unit: 'ms', target: { of: 'figure', atMost: 100 } }
    yield { what: 'not stored', figure: failed, unit: '', target: { of: 'figure', atMost: 0 } }
    yield* sealing(world, server, forMs / 2)
    yield* pages(server.port, forMs)
  } finally {
    server.child.disconnect()
  }
  yield* slowDisk(world, forMs)
}

/** Reports over the real door, with the ledger sealed beside them and without, turn about. */
async function* sealing(world: World, server: Server, forMs: number): AsyncIterable<Row> {
  const [plain, sealed]: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < (world.quick ? 1 : 5); round++) {
    plain.push(await measure(world, server, forMs))
    await ask(server.child, 'seal')
    sealed.push(await measure(world, server, forMs))
    await ask(server.child, 'rest')
  }
  const cpu = ({ node, postgres }: Measured) => node + postgres
  yield {
    what: 'reports with the ledger sealed beside them; plain: not sealed',
    figure: middle(sealed.map(({ rate }) => rate)),
    unit: '/s',
    baseline: middle(plain.map(({ rate }) => rate)),
    target: { of: 'ratio', atLeast: 0.9 },
  }
  yield {
    what: '  CPU per report',
    figure: middle(sealed.map(cpu)),
    unit: 'ms',
    baseline: middle(plain.map(cpu)),
    target: { of: 'ratio', atMost: 1.1 },
  }
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** The same on a PostgreSQL whose every fsync takes two milliseconds more. Needs a C compiler; else it says so. */
async function* slowDisk(world: World, forMs: number): AsyncIterable<Row> {
  const folder = join(world.folder, 'slow')
  const shim = join(world.folder, 'slow-fsync.so')
  const built = spawnSync('cc', [
    '-shared',
    '-fPIC',
    '-O2',
    '-o',
    shim,
    join(import.meta.dirname, 'slow-fsync.c'),
    '-ldl',
  ])
  if (built.status !== 0) {
    console.log('  2 ms more for each fsync: skipped, for there is no C compiler here')
    return
  }
  process.env['LD_PRELOAD'] = shim
  const postgres = await startPostgres(join(folder, 'pg')).finally(() => delete process.env['LD_PRELOAD'])
  try {
    const slow = worldOf(postgres, { folder, quick: world.quick })
    const server = await startServer(slow, await slow.newNode())
    await load(server.port, connections, { request: post, forMs: forMs / 2 })
    const { rate, p99 } = await measure(slow, server, forMs)
    server.child.disconnect()
    yield {
      what: 'reports with 2 ms more for each fsync',
      figure: rate,
      unit: '/s',
      target: { of: 'figure', atLeast: 2000 },
    }
    yield { what: '  p99', figure: p99, unit: 'ms' }
  } finally {
    await postgres.stop()
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
