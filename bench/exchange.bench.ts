import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { CompactEncrypt, compactDecrypt, CompactSign, compactVerify, generateKeyPair } from 'jose'
import { formRegion, sendMessage, slice as exchange } from '../src/exchange/index.ts'
import { createNode, type Tables } from '../src/node.ts'
import type { Host } from '../src/platform/http.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { postBox } from '../test/post-box.ts'
import { benchHost } from './bench-host.ts'
import { serverCpu } from './server-cpu.ts'
import type { Bench, Row, World } from './world.ts'

const handling = { tlp: 'AMBER', onward: 'ask', purpose: 'protection' } as const
/** A body of about 8 KB, as JSON. */
const text = randomBytes(6_000).toString('base64')
const threads = Array.from({ length: 64 }, () => crypto.randomUUID() as string)

export const bench: Bench = {
  name: 'exchange',
  async *run(world) {
    const plain = await plainWay(world.quick ? 300 : 2_000)
    const region = await openRegion(world)
    yield* await throughput(region, world, plain)
    yield await latency(region, world)
    await region.stop()
  },
}

interface Region {
  readonly host: Host<Tables>
  /** When the receiver's answer, given after its commit, came to the sender: by message, once somebody watches. */
  readonly applied: Map<string, number>
  readonly watch: () => void
  readonly stop: () => Promise<void>
}

/** Two nodes in this process on one durable PostgreSQL; requests pass from one to the other without a socket. */
async function openRegion(world: World): Promise<Region> {
  const applied = new Map<string, number>()
  let watching = false
  const nodes = new Map<string, ReturnType<typeof createNode>>()
  for (const state of ['ID', 'TH']) {
    const url = await world.newNode()
    const host = benchHost({
      state,
      url,
      folder: world.newFolder(),
      pools: [4, 32],
      fetch: async (request) => {
        const answer = await nodes.get(new URL(request.url).hostname.slice(0, 2).toUpperCase())!.fetch(request)
        if (watching && answer.status === 200) applied.set(messageOf(await answer.clone().text()), performance.now())
        return answer
      },
    })
    nodes.set(state, createNode(host, [exchange, postBox]))
  }
  await formRegion([...nodes.values()].map(({ host }) => ({ host, accepts: ['test.note@1'] })))
  const stops: (() => Promise<void>)[] = []
  for (const node of nodes.values()) stops.push(await node.start())
  return {
    host: nodes.get('ID')!.host,
    applied,
    watch: () => void (watching = true),
    async stop() {
      for (const stop of stops) await stop()
      for (const { host } of nodes.values()) await Promise.all([host.database.pool.end(), host.system.pool.end()])
    },
  }
}

/** The message that a receipt is for. */
const messageOf = (receipt: string): string =>
  (JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString() || '{}') as { message: string }).message

async function write({ host }: Region, n: number): Promise<string> {
  const id = await inSystem(host, (context) =>
    sendMessage(context, {
      to: 'TH',
      thread: threads[n % 64]!,
      type: 'test.note@1.0',
      body: { text: `${n} ${text}` },
      handling,
    }),
  )
  host.poke()
  return id
}

/** Eight writers as fast as they can; the time ends when the sender holds every receipt. */
async function throughput(region: Region, world: World, plain: number): Promise<Row[]> {
  const count = world.quick ? 300 : 3_000
  // Warm, as a node that has run for a minute is, and the plain way after its first thousand.
  await writeMany(region, world.quick ? 64 : 1_200)
  await untilReceipts(region)
  const [cpu, server, start] = [process.cpuUsage(), serverCpu(world), performance.now()]
  await writeMany(region, count)
  await untilReceipts(region)
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const node = (user + system) / 1000 / count
  const database = (serverCpu(world) - server) / count
  return [
    {
      what: '8 KB: sign … receipt verified, CPU of both nodes',
      figure: node,
      unit: 'ms',
      baseline: plain,
      target: { of: 'figure', atMost: 3 },
    },
    { what: '  and of PostgreSQL for both databases', figure: database, unit: 'ms' },
    {
      what: '  messages a second and core, Node alone',
      figure: 1000 / node,
      unit: '/s',
      target: { of: 'figure', atLeast: 300 },
    },
    { what: '  messages a second and core, PostgreSQL counted too', figure: 1000 / (node + database), unit: '/s' },
    { what: '  messages a second by the clock', figure: count / seconds, unit: '/s' },
  ]
}

async function writeMany(region: Region, count: number): Promise<void> {
  let next = 0
  const writer = async () => {
    for (let n = next++; n < count; n = next++) await write(region, n)
  }
  await Promise.all(Array.from({ length: 8 }, writer))
}

async function latency(region: Region, world: World): Promise<Row> {
  const count = world.quick ? 300 : 2_000
  const took: number[] = []
  const sent: Promise<void>[] = []
  region.watch()
  const begin = performance.now()
  for (let n = 0; n < count; n++) {
    await pause(Math.max(0, begin + n * 10 - performance.now()))
    const start = performance.now()
    sent.push(
      write(region, n).then(async (id) => {
        while (!region.applied.has(id)) await pause(2)
        took.push(region.applied.get(id)! - start)
      }),
    )
  }
  await Promise.all(sent)

  took.sort((a, b) => a - b)
  const p99 = took[Math.floor(took.length * 0.99)]!
  return {
    what: 'from send to applied at 100 a second, p99',
    figure: p99,
    unit: 'ms',
    target: { of: 'figure', atMost: 250 },
  }
}

async function untilReceipts({ host }: Region): Promise<void> {
  for (;;) {
    const { rows } = await host.system.pool.query('select exists (select from exchange.outbound) as waiting')
    if (!(rows[0] as { waiting: boolean }).waiting) return
    await pause(20)
  }
}

/** The plain way: jose alone, a JWS inside a JWE and back, no database, no order, no receipt. CPU milliseconds a message. */
async function plainWay(count: number): Promise<number> {
  const sign = await generateKeyPair('EdDSA')
  const seal = await generateKeyPair('ECDH-ES+A256KW', { crv: 'X25519' })
  const body = new TextEncoder().encode(JSON.stringify({ text }))
  const cpu = process.cpuUsage()
  for (let n = 0; n < count; n++) {
    const jws = await new CompactSign(body).setProtectedHeader({ alg: 'EdDSA' }).sign(sign.privateKey)
    const jwe = await new CompactEncrypt(new TextEncoder().encode(jws))
      .setProtectedHeader({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM' })
      .encrypt(seal.publicKey)
    const { plaintext } = await compactDecrypt(jwe, seal.privateKey)
    await compactVerify(plaintext, sign.publicKey)
  }
  const { user, system } = process.cpuUsage(cpu)
  return (user + system) / 1000 / count
}
