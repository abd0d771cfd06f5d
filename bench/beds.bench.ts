import pg from 'pg'
import { endpoint as beds } from '../src/assistance/shelter/list-beds.ts'
import { listBeds } from '../src/assistance/shelter/contract.ts'
import { openDatabase } from '../src/platform/db.ts'
import { actAs, type Officer } from '../src/platform/officer.ts'
import type { Bench, Row } from './world.ts'

const now = new Date('2026-11-24T07:20:00Z')
const uuid = (kind: string, n: number | string) => `${kind}0000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const numbered = (kind: string, n = 'n') => `('${kind}0000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`

/** Open people, each in a case of her own, agency 1 works on 200 of them, agency 2 on all; 2,000 beds. */
async function fill(client: pg.Client, people: number) {
  await client.query('set session_replication_role = replica') // the triggers are tested elsewhere; here rows are made in bulk
  const say = (text: string, values: unknown[]) => client.query(text, values)
  await say(
    `insert into casework.case_file (id, code, opened_at, opened_in, title, summary, status, phase, urgency, tlp, touched_at)
     select ${numbered('c')}, 'ID-26-' || n, $1, '{protection}', '\\x00', '\\x00', 'Active', 'Protect', 'Routine', 'AMBER', $1
     from generate_series(1, $2::int) n`,
    [now, people],
  )
  await say(
    `insert into casework.person (id, case_id, code, identity, gender, citizenship, languages, whereabouts, added_at)
     select ${numbered('b')}, ${numbered('c')}, 'P-01', '\\x00', 'Masculine', '{}', '{}', 'Shelter', $1 from generate_series(1, $2::int) n`,
    [now, people],
  )
  await say(
    `insert into casework.person_role (id, person, case_id, role, compartment, since)
     select ${numbered('d')}, ${numbered('b')}, ${numbered('c')}, 'PresumedVictim', 'protection', $1 from generate_series(1, $2::int) n`,
    [now, people],
  )
  for (const [agency, share] of [
    [1, people / 200],
    [2, 1],
  ] as const)
    await say(
      `insert into casework.agency_case select $1, id, '{protection}', touched_at, status, phase, urgency, null, null, '{}', false, code,
         title, people, opened_at from casework.case_file where right(id::text, 12)::int % $2 = 0`,
      [uuid('a', agency), share],
    )
  await say(
    `insert into assistance.provider select ${numbered('f')}, 'Rumah ' || n, 'Jakarta', '{Shelter}', '{Men}', '{id}', false, 20, null, null, false, $1 from generate_series(1, 100) n`,
    [now],
  )
  await say(
    `insert into assistance.bed select ${numbered('9')}, ${numbered('f', 'n % 100 + 1')}, 'B-' || n, 'Men', false from generate_series(1, 2000) n`,
    [],
  )
  await say(
    `insert into assistance.stay select ${numbered('8')}, ${numbered('9')}, ${numbered('b')}, ${numbered('c')}, 'P-01', true, $1, null, null, ${numbered('f')}, $1 from generate_series(1, 1500) n`,
    [now],
  )
  await client.query('set session_replication_role = origin')
  await client.query('vacuum analyze')
}

const may = new Set(['casework.read', 'compartment.protection', 'assistance.services'])
const officers: Record<string, Officer> = {
  'who sees 200': { id: uuid('f', 1), post: 'x', agency: uuid('a', 1), may },
  'who sees all': { id: uuid('f', 2), post: 'x', agency: uuid('a', 2), may },
}

async function* rows(url: (role: string) => string, runs: number): AsyncIterable<Row> {
  const { kysely, pool } = openDatabase<object>(url('suar_app'), 2)
  const asked = {
    'page of 100 beds': [beds, listBeds.input.parse({})],
    'free beds': [beds, listBeds.input.parse({ free: true })],
  } as const
  for (const [who, officer] of Object.entries(officers))
    for (const [what, [{ handler }, input]] of Object.entries(asked)) {
      const took: number[] = []
      for (let run = 0; run < runs + 5; run++) {
        const began = performance.now()
        await kysely.transaction().execute(async (db) => {
          await actAs(db as never, officer, now)
          await handler.run({ db, officer, now } as never, input as never)
        })
        if (run >= 5) took.push(performance.now() - began)
      }
      const p95 = took.toSorted((a, b) => a - b)[Math.floor(runs * 0.95)]!
      yield { what: `${what}, ${who}, p95`, figure: p95, unit: 'ms', target: { of: 'figure', atMost: 50 } }
    }
  await kysely.destroy()
  await pool.end().catch(() => undefined)
}

/** The board of beds over 50,000 open people: p95 at most 50 ms (issue: Identify and protect). */
export const bench: Bench = {
  name: 'beds',
  async *run({ newNode, quick }) {
    const url = await newNode()
    const client = new pg.Client(url('postgres'))
    await client.connect()
    await fill(client, quick ? 5_000 : 50_000)
    await client.end()
    yield* rows(url, quick ? 20 : 200)
  },
}
