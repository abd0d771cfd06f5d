import pg from 'pg'
import { openDatabase } from '../src/platform/db.ts'
import type { RequestsTables } from '../src/requests/index.ts'
import { compareBooks, inOneBookOnly } from '../src/requests/registers/compare.ts'
import { readMonths, readRows } from '../src/requests/registers/read-book.ts'
import type { Bench, Row, World } from './world.ts'

const now = new Date('2026-11-24T07:20:00Z')

/** A book with one state: requests over five years, each with three messages. */
async function fill(client: pg.Client, requests: number) {
  await client.query('set session_replication_role = replica') // the triggers are measured elsewhere
  const id = (kind: string, n: string) => `('${kind}0000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
  await client.query(
    `insert into requests.request (id, side, kind, state, status, urgency, tlp, purpose, language, fields, names_a_person, competence,
       case_id, person, author, sent_at, updated_at)
     select ${id('e', 'n')}, case n % 2 when 0 then 'Out' else 'In' end, 'LocateAndWelfareCheck', 'TH', 'Executed', 'Routine', 'AMBER',
       'protection', 'en', convert_to(repeat('x', 800), 'utf8'), false, '{protection}',
       ${id('c', 'n')}, ${id('b', 'n')}, ${id('f', 'n')},
       $1::timestamptz - n * interval '26 minutes', $1 from generate_series(1, $2::int) n`,
    [now, requests],
  )
  await client.query(
    `insert into requests.entry (message, request, from_state, step, at, content)
     select ${id('d', 'n * 3 + m')}, ${id('e', 'n')}, case m when 0 then 'ID' else 'TH' end,
       (array['Opening', 'Accepted', 'Executed'])[m + 1], $1::timestamptz - n * interval '26 minutes' + m * interval '1 hour', '\\x00'
     from generate_series(1, $2::int) n, generate_series(0, 2) m`,
    [now, requests],
  )
  await client.query(
    `insert into exchange.message (id, direction, partner, thread, seq, type, digest, envelope, state, issued_at, expires_at)
     select e.message, 'out', 'TH', e.request, row_number() over (partition by e.request), 'requests.step@1.0', encode(sha256(e.message::text::bytea), 'base64'),
       repeat('x', 400), 'read', e.at, e.at from requests.entry e`,
  )
  await client.query('set session_replication_role = origin')
  for (const table of ['requests.request', 'requests.entry', 'exchange.message'])
    await client.query(`vacuum analyze ${table}`)
}

async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const began = performance.now()
  const done = await work()
  return [(performance.now() - began) / 1000, done]
}

async function* run(world: World): AsyncGenerator<Row> {
  const requests = world.quick ? 20_000 : 100_000
  const url = await world.newNode()
  const client = new pg.Client(url('postgres'))
  await client.connect()
  client.on('error', () => undefined)
  await fill(client, requests)
  const database = openDatabase<RequestsTables>(url('suar_system'), 2)
  const book = { db: database.kysely as never, state: 'ID' }
  const target = { of: 'figure', atMost: 5 } as const

  const [digests, months] = await timed(() => readMonths(book, 'TH'))
  yield { what: `${requests} requests: a digest for each of ${months.length} months`, figure: digests, unit: 's' }
  const [one, some] = await timed(() => readRows(book, 'TH', { months: [months.at(-2)!.month] }))
  yield { what: `the ${some.length} rows of one month that differs`, figure: one, unit: 's' }
  // Both sides read their digests, then their rows of one month.
  yield {
    what: 'a pair reconciles, one month differs: both sides together',
    figure: 2 * (digests + one),
    unit: 's',
    target,
  }

  const [all, here] = await timed(() => readRows(book, 'TH', { months: months.map(({ month }) => month) }))
  yield { what: 'every row, as if all months differed', figure: all, unit: 's' }
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
  await database.kysely.destroy()
  await client.end()
}

export const bench: Bench = { name: 'reconcile', run }
