import pg from 'pg'
import { listDue, type Due } from '../src/assistance/due/contract.ts'
import { endpoint } from '../src/assistance/due/list-due.ts'
import type { AssistanceTables } from '../src/assistance/index.ts'
import { openDatabase, type Database } from '../src/platform/db.ts'
import { actAs, type Officer } from '../src/platform/officer.ts'
import type { Bench, Row, World } from './world.ts'

const now = new Date('2026-11-24T07:20:00Z')
const uuid = (kind: string, n: number | string) => `${kind}0000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const numbered = (kind: string) => `('${kind}0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`
const kinds = ['ConsentExpires', 'ConsentAsk', 'ConsentCapacity', 'ConsentNotLetGo', 'RiskReview']

/** Each person of an open case, with one thing due of each kind. Agency 1 works on 200 of the cases, agency 2 on all. */
async function fill(client: pg.Client, people: number) {
  await client.query('set session_replication_role = replica') // the triggers are measured elsewhere; here rows are made in bulk
  await client.query(
    `insert into casework.case_file (id, code, opened_at, opened_in, title, summary, status, phase, urgency, tlp, touched_at)
     select ${numbered('c')}, 'ID-26-' || n, $1, '{protection}', '\\x00', '\\x00', 'Active', 'Report', 'Routine', 'AMBER', $1
     from generate_series(1, $2::int) n`,
    [now, people],
  )
  await client.query(
    `insert into casework.person (id, case_id, code, identity, gender, citizenship, languages, whereabouts, added_at)
     select ${numbered('b')}, ${numbered('c')}, 'P1', '\\x00', 'NonSpecifiedUnknown', '{}', '{}', 'Unknown', $1
     from generate_series(1, $2::int) n`,
    [now, people],
  )
  await client.query(
    `insert into casework.person_role (id, person, case_id, role, compartment, since)
     select ${numbered('d')}, ${numbered('b')}, ${numbered('c')}, 'PresumedVictim', 'protection', $1
     from generate_series(1, $2::int) n`,
    [now, people],
  )
  for (const [agency, share] of [
    [1, 200],
    [2, people],
  ] as const)
    await client.query(
      `insert into casework.agency_case select $1, id, '{protection}', touched_at, status, phase, urgency, null, null, '{}', false, code,
         title, people, opened_at from casework.case_file where right(id::text, 12)::int % $2 = 0`,
      [uuid('a', agency), people / share],
    )
  await client.query(
    `insert into assistance.due
     select k.kind, ${numbered('e')}, ${numbered('c')}, ${numbered('b')}, 'protection', $1::timestamptz + (n * 7919 % 90000 - 20000) * interval '1 minute', 'TellFamily'
       from generate_series(1, $2::int) n, unnest($3::text[]) k (kind)`,
    [now, people, kinds],
  )
  await client.query(
    `insert into assistance.agency_due
     select a.agency, d.kind, d.subject, d.case_id, d.person, d.compartment, d.due_at, d.level
       from assistance.due d join casework.agency_case a on a.case_id = d.case_id`,
  )
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
}

const may = new Set(['casework.read', 'compartment.protection'])
const officers: Record<string, Officer> = {
  'who sees 200': { id: uuid('f', 1), post: 'x', agency: uuid('a', 1), may },
  'who sees all': { id: uuid('f', 2), post: 'x', agency: uuid('a', 2), may },
}

async function* run(world: World): AsyncGenerator<Row> {
  const url = await world.newNode()
  const client = new pg.Client(url('postgres'))
  client.on('error', () => undefined)
  await client.connect()
  await fill(client, 50_000)
  const database = openDatabase<AssistanceTables>(url('suar_app'), 4)
  for (const [who, officer] of Object.entries(officers))
    for (const [what, wished] of [
      ['everything', undefined],
      ['consents that run out', ['ConsentExpires' as const]],
    ] as const) {
      const wish = listDue.input.parse({ limit: 50, ...(wished && { kinds: [...wished] }) })
      yield { what: `due, ${what}, first page, officer ${who}`, ...(await slowest(database, officer, wish)) }
      const after = await placeAt(client, officer)
      yield {
        what: `due, ${what}, deep page, officer ${who}`,
        ...(await slowest(database, officer, { ...wish, after })),
      }
    }
  await database.kysely.destroy()
  await client.end()
}

type Wish = ReturnType<typeof listDue.input.parse>

/** The 95th of a hundred, as the officer, under every policy. */
async function slowest(database: Database<AssistanceTables>, officer: Officer, wish: Wish) {
  const taken: number[] = []
  for (let n = 0; n < 104; n++)
    await database.kysely.transaction().execute(async (db) => {
      await actAs(db, officer, now)
      const started = performance.now()
      await endpoint.handler.run({ db, now, officer } as never, wish)
      taken.push(performance.now() - started)
    })
  const figure = taken.slice(4).sort((a, b) => a - b)[94]!
  return { figure, unit: 'ms', target: { of: 'figure' as const, atMost: 50 } }
}

/** A place four fifths down the list of an agency. */
async function placeAt(client: pg.Client, { agency }: Officer): Promise<Pick<Due, 'dueAt' | 'subject' | 'kind'>> {
  const { rows } = await client.query<{ due_at: Date; subject: string; kind: Due['kind'] }>(
    'select due_at, subject, kind from assistance.agency_due where agency = $1 order by due_at, subject, kind',
    [agency],
  )
  const row = rows[Math.floor(rows.length * 0.8)]!
  return { dueAt: row.due_at.toISOString(), subject: row.subject, kind: row.kind }
}

export const bench: Bench = { name: 'due', run }
