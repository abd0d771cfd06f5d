import pg from 'pg'
import { findPage } from '../src/requests/board/list-requests.ts'
import type { RequestsTables } from '../src/requests/index.ts'
import { openDatabase, type Database } from '../src/platform/db.ts'
import { actAs, type Officer } from '../src/platform/officer.ts'
import type { Bench, Row, World } from './world.ts'

const now = new Date('2026-11-24T07:20:00Z')
const uuid = (kind: string, n: number | string) => `${kind}0000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const numbered = (kind: string) => `('${kind}0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`

/** Half are ours, each about a person of a case; half are theirs. Agency 1 works on 200 of the cases, agency 2 on all. */
async function fill(client: pg.Client, requests: number) {
  const ours = requests / 2
  await client.query('set session_replication_role = replica') // the triggers are measured elsewhere; here rows are made in bulk
  await client.query(
    `insert into casework.case_file (id, code, opened_at, opened_in, title, summary, status, phase, urgency, tlp, touched_at)
     select ${numbered('c')}, 'ID-26-' || n, $1, '{protection}', '\\x00', '\\x00', 'Active', 'Report', 'Routine', 'AMBER', $1
     from generate_series(1, $2::int) n`,
    [now, ours],
  )
  await client.query(
    `insert into casework.person (id, case_id, code, identity, gender, citizenship, languages, whereabouts, added_at)
     select ${numbered('b')}, ${numbered('c')}, 'P1', '\\x00', 'NonSpecifiedUnknown', '{}', '{}', 'Unknown', $1
     from generate_series(1, $2::int) n`,
    [now, ours],
  )
  await client.query(
    `insert into casework.person_role (id, person, case_id, role, compartment, since)
     select ${numbered('d')}, ${numbered('b')}, ${numbered('c')}, 'PresumedVictim', 'protection', $1
     from generate_series(1, $2::int) n`,
    [now, ours],
  )
  for (const [agency, share] of [
    [1, 200],
    [2, ours],
  ] as const)
    await client.query(
      `insert into casework.agency_case select $1, id, '{protection}', touched_at, status, phase, urgency, null, null, '{}', false, code,
         title, people, opened_at from casework.case_file where right(id::text, 12)::int % $2 = 0`,
      [uuid('a', agency), ours / share],
    )
  await client.query(
    `insert into requests.request (id, side, kind, state, case_id, person, status, urgency, tlp, purpose, language, fields, competence,
       names_a_person, author, updated_at)
     select ${numbered('e')}, case n % 2 when 0 then 'Out' else 'In' end, 'LocateAndWelfareCheck', 'TH',
       case n % 2 when 0 then ('c0000000-0000-7000-8000-' || lpad((n / 2)::text, 12, '0'))::uuid end,
       case n % 2 when 0 then ('b0000000-0000-7000-8000-' || lpad((n / 2)::text, 12, '0'))::uuid end,
       case n % 10 when 0 then 'Sent' else 'Executed' end, 'Routine', 'AMBER', 'protection', 'en', convert_to(repeat('x', 800), 'utf8'),
       '{protection}', false, $3, $1::timestamptz - n * interval '37 seconds'
     from generate_series(1, $2::int) n`,
    [now, requests, uuid('f', 9)],
  )
  await client.query('set session_replication_role = origin')
  for (const table of ['casework.case_file', 'casework.person', 'casework.person_role', 'casework.agency_case'])
    await client.query(`vacuum analyze ${table}`)
  await client.query('vacuum analyze requests.request')
}

const rights = ['requests.read', 'casework.read', 'compartment.protection']
const officers: Record<string, Officer> = {
  'who sees 200': { id: uuid('f', 1), post: 'x', agency: uuid('a', 1), may: new Set(rights) },
  'who sees all': { id: uuid('f', 2), post: 'x', agency: uuid('a', 2), may: new Set([...rights, 'requests.answer']) },
}

type Wish = Parameters<typeof findPage>[1]
const wishes: Record<string, Partial<Wish>> = {
  all: { show: 'All' },
  open: { show: 'Open' },
  'overdue ones': { show: 'Overdue' },
  'of one state, in': { show: 'All', side: 'In', state: 'TH' },
}

async function* run(world: World): AsyncGenerator<Row> {
  const url = await world.newNode()
  const client = new pg.Client(url('postgres'))
  client.on('error', () => undefined)
  await client.connect()
  await fill(client, 100_000)
  const database = openDatabase<RequestsTables>(url('suar_app'), 4)
  for (const [who, officer] of Object.entries(officers))
    for (const [what, part] of Object.entries(wishes)) {
      const wish = { side: null, case: null, state: null, after: null, ...part } as Wish
      yield { what: `requests, ${what}, first page, officer ${who}`, ...(await slowest(database, officer, wish)) }
      const deep = await placeAt(client, { officer, wish })
      if (deep)
        yield {
          what: `requests, ${what}, deep page, officer ${who}`,
          ...(await slowest(database, officer, { ...wish, after: deep })),
        }
    }
  await database.kysely.destroy()
  await client.end()
}

/** The median of nine, as the officer, under every policy. */
async function slowest(database: Database<RequestsTables>, officer: Officer, wish: Wish) {
  const taken: number[] = []
  for (let n = 0; n < 11; n++)
    await asking(database, officer, async (db) => {
      const started = performance.now()
      await findPage({ db, now, officer } as never, wish)
      taken.push(performance.now() - started)
    })
  const figure = taken.slice(2).sort((a, b) => a - b)[4]!
  return { figure, unit: 'ms', target: { of: 'figure' as const, atMost: 50 } }
}

/** A place four fifths down the list, as whoever may see all. */
async function placeAt(
  client: pg.Client,
  { officer, wish }: { officer: Officer; wish: Wish },
): Promise<Wish['after'] | undefined> {
  const { rows } = await client.query<{ updated_at: Date; id: string }>(
    `select r.updated_at, r.id from requests.request r
      where ($1 or exists (select from casework.agency_case a where a.case_id = r.case_id and a.agency = $2))
        and ($3 = 'All' or status = 'Sent') and ($4::text is null or side = $4) order by 1 desc, 2 desc`,
    [officer.may.has('requests.answer'), officer.agency, wish.show, wish.side],
  )
  const row = rows[Math.floor(rows.length * 0.8)]
  return row && ({ updatedAt: row.updated_at.toISOString(), id: row.id } as Wish['after'])
}

const asking = <T>(database: Database<RequestsTables>, officer: Officer, work: (db: never) => Promise<T>) =>
  database.kysely.transaction().execute(async (db) => {
    await actAs(db, officer, now)
    return work(db as never)
  })

export const bench: Bench = { name: 'request-list', run }
