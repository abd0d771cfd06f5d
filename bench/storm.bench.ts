import { sendMessage, formRegion } from '../src/exchange/index.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { seedDirectory, type DirectoryTables } from '../src/directory/index.ts'
import { openDatabase } from '../src/platform/db.ts'
import { putPeople } from '../test/people-in-database.ts'
import { Country, type Ground } from '../test/storm/country.ts'
import { storm } from '../test/storm/storm.ts'
import { serverCpu } from './server-cpu.ts'
import type { Bench, Row, World } from './world.ts'

const text = 'x'.repeat(2_000)
const handling = { tlp: 'AMBER', onward: 'no', purpose: 'protection' } as const

/** Eleven nodes in a storm, and a partner that comes back after a week. */
async function* run(world: World): AsyncIterable<Row> {
  const owner = (await world.newNode())('postgres')
  const template = new URL(owner).pathname.slice(1)
  await putPeople(owner)
  const { kysely } = openDatabase<DirectoryTables>(owner, 1)
  await kysely.transaction().execute((db) => seedDirectory(db as never))
  await kysely.destroy()
  const ground: Ground = { url: world.postgres.url, template, prefix: 'storm', connections: 8 }
  yield* await throughTheStorm(ground, world)
  const count = world.quick ? 500 : 5_000
  yield* await backlog(ground, world, { count, threads: 50 })
  yield* await backlog(ground, world, { count, threads: 1 })
}

async function throughTheStorm(ground: Ground, world: World): Promise<Row[]> {
  const messages = world.quick ? 2_000 : 20_000
  const [own, server] = [process.cpuUsage(), serverCpu(world)]
  const after = await storm(ground, { seed: 7, messages, rounds: 40 })
  for (const fault of [
    ...after.unexplained.map((each) => JSON.stringify(each)),
    ...after.notRebuilt,
    ...after.differences,
    ...after.unforeseen,
  ].slice(0, 20))
    console.error(fault)
  const none = { of: 'figure', atMost: 0 } as const
  const { written, seconds, weather } = after
  const { user, system } = process.cpuUsage(own)
  const node = (user + system) / 1000 / written
  const database = (serverCpu(world) - server) / written
  return [
    {
      what: `${written} messages among 11 nodes, written and drained`,
      figure: written / seconds,
      unit: '/s',
      target: { of: 'figure', atLeast: 200 },
    },
    { what: '  CPU of all nodes, a message', figure: node, unit: 'ms' },
    { what: '  and of PostgreSQL for all databases', figure: database, unit: 'ms' },
    { what: '  messages a second that two cores could carry', figure: 2000 / (node + database), unit: '/s' },
    { what: '  carried and settled, without the writing', figure: written / (seconds - after.writing), unit: '/s' },
    { what: '  requests in all registers', figure: after.requests, unit: 'requests' },
    {
      what: '  differences between the registers of 55 pairs',
      figure: after.unexplained.length,
      unit: 'differences',
      target: none,
    },
    { what: '  came back and was not rebuilt', figure: after.notRebuilt.length, unit: 'messages', target: none },
    {
      what: `  ${after.pairs} pairs of books, differences`,
      figure: after.differences.length,
      unit: 'differences',
      target: none,
    },
    { what: '  bugs met', figure: after.unforeseen.length, unit: 'times', target: none },
    { what: '  fetched back after the restore', figure: after.fetchedBack, unit: 'messages' },
    { what: '  threads rejoined', figure: after.rejoins, unit: 'threads' },
    { what: '  requests with a message given up, its key being revoked', figure: after.givenUp, unit: 'requests' },
    ...Object.entries(after.told).map(([what, figure]) => ({
      what: `  told to officers: ${what}`,
      figure,
      unit: 'times',
    })),
    ...Object.entries(weather).map(([what, figure]) => ({ what: `  requests: ${what}`, figure, unit: 'times' })),
  ]
}

/** All that was written in a week to a partner that was away. */
async function backlog(
  ground: Ground,
  bench: World,
  { count, threads }: { count: number; threads: number },
): Promise<Row[]> {
  const countries = new Map<string, Country>()
  const world = {
    clock: () => new Date(),
    fetch: (request: Request) => countries.get(new URL(request.url).hostname.slice(0, 2).toUpperCase())!.fetch(request),
  }
  for (const state of ['ID', 'TH']) countries.set(state, await Country.found(ground, state, world))
  const [here, there] = [countries.get('ID')!, countries.get('TH')!]
  await formRegion([here, there].map(({ host }) => ({ host, accepts: ['test.note@1'] })))
  const ids = Array.from({ length: threads }, () => crypto.randomUUID() as string)
  const write = (n: number) =>
    inSystem(here.host, (context) =>
      sendMessage(context, {
        to: 'TH',
        thread: ids[n % threads]!,
        type: 'test.note@1.0',
        body: { text: `${n} ${text}` },
        handling,
      }),
    )
  for (let n = 0; n < count; n++) await write(n) // one after the other: their order is known

  const [own, server, began] = [process.cpuUsage(), serverCpu(bench), performance.now()]
  await here.sender.drain()
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(own)
  const busy = ((user + system) / 1000 + serverCpu(bench) - server) / 1000
  const notes = await there.rows<{ n: number }>(
    `select split_part(subject, ' ', 1)::int as n from platform.ledger where action = 'test/note' order by tx, id`,
  )
  const last = new Map<number, number>()
  let astray = count - notes.length
  for (const { n } of notes) {
    if (n <= (last.get(n % threads) ?? -1)) astray++
    last.set(n % threads, n)
  }
  for (const country of countries.values()) await country.end()
  return [
    {
      what: `${count} messages to one partner, in ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
      figure: seconds,
      unit: 's',
      target: { of: 'figure', atMost: 60 },
    },
    { what: '  CPU of both nodes and PostgreSQL', figure: busy, unit: 's' },
    { what: '  missing, or out of order', figure: astray, unit: 'messages', target: { of: 'figure', atMost: 0 } },
  ]
}

export const bench: Bench = { name: 'storm', run }
