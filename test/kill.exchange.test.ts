import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { formRegion } from '../src/exchange/index.ts'
import { verifyLog } from '../src/exchange/log/log-verify.ts'
import { fileProvider } from '../src/platform/key-provider.ts'
import { openKeyRing } from '../src/platform/key-ring.ts'
import { hostAt, type Place } from './child-node.ts'

// Two nodes as two processes; one of them is killed without warning, again and again, while they write to each other.
const all = 200
const places: Place[] = []
const children = new Map<string, ChildProcess>()

beforeAll(async () => {
  for (const state of ['ID', 'TH']) {
    const name = `kill_${state.toLowerCase()}_${process.pid}`
    await ask('postgres', `create database ${name} template template_node`)
    const database = inject('postgres').replace('DATABASE', name)
    places.push({ state, port: await freePort(), folder: mkdtempSync(join(tmpdir(), 'suar-kill-')), database })
  }
  const hosts = places.map(hostAt)
  await formRegion(hosts.map((host) => ({ host, accepts: ['test.note@1'] })))
  for (const { database, system } of hosts) await Promise.all([database.kysely.destroy(), system.kysely.destroy()])
})

afterAll(async () => {
  for (const child of children.values()) child.kill('SIGKILL')
  for (const { state, folder } of places) {
    await ask('postgres', `drop database kill_${state.toLowerCase()}_${process.pid} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
})

test(
  'two hundred messages arrive once each and in order, whoever is killed and whenever',
  { timeout: 110_000 },
  async () => {
    for (const place of places) run(place)
    const written = write()
    let kills = 0
    while (kills < 12 && !written.done()) {
      await pause(400 + Math.random() * 1100)
      const victim = places[Math.floor(Math.random() * 2)]!
      const child = children.get(victim.state)!
      child.kill('SIGKILL')
      await once(child, 'exit')
      run(victim)
      kills++
    }
    await written.all
    const until = Date.now() + 60_000
    while ((await undelivered()) > 0 && Date.now() < until) await pause(200)

    expect(kills).toBeGreaterThan(3)
    const notes = await notesInTh()
    expect(notes.toSorted((a, b) => a - b)).toEqual(Array.from({ length: all }, (_, n) => n))
    for (let thread = 0; thread < 8; thread++) {
      const mine = notes.filter((n) => n % 8 === thread)
      expect(mine).toEqual(await orderWritten(thread))
    }
    expect(await undelivered()).toBe(0)
    for (const place of places) expect((await logOf(place)).findings).toEqual([])
  },
)

/** Whatever was cut off between writing and sealing: the transparency log holds every text, once. */
const logOf = ({ state, database, folder }: Place) =>
  verifyLog({
    url: database.replace('ROLE', 'suar_system'),
    state,
    vault: openKeyRing(folder, [fileProvider(folder)]).vault,
  })

function run(place: Place): void {
  const file = join(import.meta.dirname, 'child-node.ts')
  children.set(place.state, spawn(process.execPath, [file, JSON.stringify(place)], { stdio: 'ignore' }))
}

/** Writes every note until it is acknowledged, a few at a time; an answer that was lost is asked for again. */
function write() {
  let next = 0
  let acknowledged = 0
  const one = async () => {
    for (let n = next++; n < all; n = next++) {
      while (!(await attempt(n))) await pause(30)
      acknowledged++
      await pause(150)
    }
  }
  return { all: Promise.all(Array.from({ length: 4 }, one)), done: () => acknowledged === all }
}

const attempt = (n: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${places[0]!.port}/write/${n}`, { method: 'POST', signal: AbortSignal.timeout(5000) }).then(
    ({ ok }) => ok,
    () => false,
  )

const undelivered = async () =>
  (
    await ask<{ n: number }>(
      'ID',
      "select count(*)::int n from exchange.message where direction = 'out' and state <> 'delivered'",
    )
  )[0]!.n

const notesInTh = async () =>
  (
    await ask<{ subject: string }>(
      'TH',
      "select subject from platform.ledger where action = 'test/note' order by tx, id",
    )
  ).map(({ subject }) => Number(subject))

/** The order in which the transactions of the sender committed, which is the order of the numbers in the thread. */
const orderWritten = async (thread: number) =>
  (
    await ask<{ n: string }>(
      'TH',
      `select l.subject as n from exchange.message m join platform.ledger l
         on l.action = 'test/note' and l.detail->>'thread' = m.thread::text and l.detail->>'id' = m.id::text
        where m.thread = '00000000-0000-4000-8000-00000000000${thread}' order by m.seq`,
    )
  ).map(({ n }) => Number(n))

async function ask<T>(where: string, statement: string): Promise<T[]> {
  const place = places.find(({ state }) => state === where)
  const url = place
    ? place.database.replace('ROLE', 'postgres')
    : inject('postgres').replace('DATABASE', where).replace('ROLE', 'postgres')
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows as T[]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}
