import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { formRegion } from '../src/exchange/index.ts'
import { acceptedBy, createNode } from '../src/node.ts'
import { inSystem } from '../src/platform/in-system.ts'
import { begin } from '../src/requests/registers/begin.ts'
import { compareBooks, inOneBookOnly } from '../src/requests/registers/compare.ts'
import { readParts, readRows } from '../src/requests/registers/read-book.ts'
import { benchHost } from './bench-host.ts'
import type { Bench, Row, World } from './world.ts'

const now = new Date('2026-11-24T07:20:00Z')
const target = { of: 'figure', atMost: 5 } as const

/** The same book on either side: requests over five years, each with three messages; every other one asked by ID. */
async function fill(client: pg.Client, { own, partner, requests }: { own: string; partner: string; requests: number }) {
  await client.query('set session_replication_role = replica') // the triggers are measured elsewhere
  const id = (kind: string, n: string) => `('${kind}0000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
  const asks = `case n % 2 when 0 then 'ID' else 'TH' end`
  const answers = `case n % 2 when 0 then 'TH' else 'ID' end`
  const at = `$1::timestamptz - n * interval '26 minutes'`
  await client.query(
    `insert into requests.request (id, side, kind, state, status, urgency, tlp, purpose, language, fields, names_a_person, competence,
       case_id, person, author, sent_at, updated_at)
     select ${id('e', 'n')}, case ${asks} when '${own}' then 'Out' else 'In' end, 'LocateAndWelfareCheck', '${partner}', 'Executed',
       'Routine', 'AMBER', 'protection', 'en', convert_to(repeat('x', 800), 'utf8'), false, '{protection}',
       ${id('c', 'n')}, ${id('b', 'n')}, ${id('f', 'n')}, ${at}, $1 from generate_series(1, $2::int) n`,
    [now, requests],
  )
  await client.query(
    `insert into requests.entry (message, request, from_state, step, at, content)
     select ${id('d', 'n * 3 + m')}, ${id('e', 'n')}, case m when 0 then ${asks} else ${answers} end,
       (array['Opening', 'Accepted', 'Executed'])[m + 1], ${at} + m * interval '1 hour', '\\x00'
     from generate_series(1, $2::int) n, generate_series(0, 2) m`,
    [now, requests],
  )
  await client.query(
    `insert into exchange.message (id, direction, partner, thread, seq, type, digest, envelope, state, issued_at, expires_at)
     select e.message, case e.from_state when '${own}' then 'out' else 'in' end, '${partner}', e.request,
       row_number() over (partition by e.request, e.from_state), 'requests.step@1.0', encode(sha256(e.message::text::bytea), 'base64'),
       repeat('x', 400), 'read', e.at, e.at from requests.entry e`,
  )
  await client.query(`insert into requests.comparing values ('${partner}', 'Never', ${id('f', '1')}, now())`)
  await client.query('set session_replication_role = origin')
  for (const table of ['requests.request', 'requests.entry', 'exchange.message'])
    await client.query(`vacuum analyze ${table}`)
}

async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const began = performance.now()
  const done = await work()
  return [(performance.now() - began) / 1000, done]
}

/** Two whole nodes in this process on two databases; messages pass from one to the other without a socket. */
async function openPair(world: World, requests: number) {
  const nodes = new Map<string, ReturnType<typeof createNode>>()
  const clients = new Map<string, pg.Client>()
  for (const [own, partner] of [
    ['ID', 'TH'],
    ['TH', 'ID'],
  ] as const) {
    const url = await world.newNode()
    const client = new pg.Client(url('postgres'))
    await client.connect()
    client.on('error', () => undefined)
    await fill(client, { own, partner, requests })
    clients.set(own, client)
    const host = benchHost({
      state: own,
      url,
      folder: world.newFolder(),
      pools: [4, 12],
      fetch: async (request) => nodes.get(new URL(request.url).hostname.slice(0, 2).toUpperCase())!.fetch(request),
      dangerNumber: '+999215550112',
    })
    nodes.set(own, createNode(host))
  }
  await formRegion([...nodes.values()].map(({ host }) => ({ host, accepts: acceptedBy() })))
  const stops: (() => Promise<void>)[] = []
  for (const node of nodes.values()) stops.push(await node.start())
  // Both have just begun; their logs, pulls and first looks are not what is measured.
  await pause(5_000)
  return {
    here: nodes.get('ID')!.host,
    rows: async (state: string, statement: string) => (await clients.get(state)!.query(statement)).rows as never[],
    async stop() {
      for (const stop of stops) await stop()
      for (const { host } of nodes.values()) await Promise.all([host.database.pool.end(), host.system.pool.end()])
      for (const client of clients.values()) await client.end()
    },
  }
}

type Pair = Awaited<ReturnType<typeof openPair>>

/** From the question of one node until both hold the report, its differences made work on either side. */
async function report({ here, rows }: Pair, expected: number): Promise<number> {
  await rows('TH', 'delete from requests.statement_given')
  const [seconds] = await timed(async () => {
    const id = await inSystem(here, (context) => begin(context as never, 'TH', null))
    here.poke()
    for (const state of ['ID', 'TH'])
      for (;;) {
        const found = await rows(
          state,
          `select jsonb_array_length(found) as n from requests.reconciliation where id = '${id}' and finished_at is not null`,
        )
        const [done] = found as { n: number }[]
        if (done && done.n !== expected) throw new Error(`${state} found ${done.n}, not ${expected}`)
        if (done) break
        await pause(10)
      }
  })
  return seconds
}

async function* run(world: World): AsyncGenerator<Row> {
  const requests = world.quick ? 20_000 : 100_000
  const pair = await openPair(world, requests)
  const change = (which: string) =>
    pair.rows('TH', `update requests.request set status = 'Declined' where ${which} and status = 'Executed'`)
  const whole = `${requests} requests, two nodes, whole report on both sides`
  yield { what: `${whole}: equal books`, figure: await report(pair, 0), unit: 's', target }
  await change(`id in (select id from requests.request order by sent_at desc offset 500 limit 10)`)
  yield { what: `${whole}: 10 differ, within one day`, figure: await report(pair, 10), unit: 's', target }
  const scattered = requests / 1000
  await change(`right(id::text, 3) = '250'`)
  yield {
    what: `${whole}: ${scattered} more, scattered over five years`,
    figure: await report(pair, scattered + 10),
    unit: 's',
    target,
  }

  const book = { db: pair.here.system.kysely as never, state: 'ID' }
  const [digests, parts] = await timed(() => readParts(book, 'TH', '2018-01'))
  yield { what: `of it: a digest for each of ${parts.length} parts of one book`, figure: digests, unit: 's' }
  const [all, here] = await timed(() => readRows(book, 'TH', { parts: parts.map(({ part }) => part) }))
  yield { what: 'every row of one book, as if all parts differed', figure: all, unit: 's' }
  const there = here.map((row, n) => (n % 1000 === 0 ? { ...row, status: 'Declined' as const } : row))
  const [compare, found] = await timed(() => {
    inOneBookOnly(here, there)
    return compareBooks({ own: 'ID', here, there, known: new Map(), askedAt: now })
  })
  yield {
    what: `the pure comparison of ${here.length} rows, ${found.length} differ`,
    figure: compare,
    unit: 's',
    target,
  }
  await pair.stop()
}

export const bench: Bench = { name: 'reconcile', run }
