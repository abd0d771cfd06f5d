import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { listPage } from '../src/casework/lists/list-cases.ts'
import type { CaseworkTables } from '../src/casework/index.ts'
import { openDatabase, type Database } from '../src/platform/db.ts'
import type { Context, PlatformTables } from '../src/platform/handle.ts'
import { actAs, type Officer } from '../src/platform/officer.ts'
import { openVault } from '../src/platform/seal.ts'
import type { Bench, Row, World } from './world.ts'

type Tables = CaseworkTables & PlatformTables
const vault = openVault(Buffer.alloc(32, 7))
const now = new Date('2026-11-24T07:20:00Z')
const uuid = (kind: string, n: number | string) => `${kind}0000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** A million case files and their participations, as a node of many years would hold them. */
async function fill(client: pg.Client, cases: number, shares: readonly number[]) {
  const { row } = vault.newDataKey(uuid('c', 1))
  await client.query('set session_replication_role = replica') // the triggers are measured elsewhere; here rows are made in bulk
  await client.query(
    `insert into casework.case_file (id, code, opened_at, opened_in, title, summary, status, phase, urgency, tlp, touched_at)
     select ('c0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'ID-26-' || lpad(n::text, 7, '0'), $1, '{protection}',
       decode(md5(n::text) || md5(n::text), 'hex'), '\\x00', 'Active', 'Report', 'Routine', 'AMBER', $1::timestamptz - n * interval '37 seconds'
     from generate_series(1, $2::int) n`,
    [now, cases],
  )
  for (const [at, share] of shares.entries())
    await client.query(
      `insert into casework.participation (case_id, agency, compartment, since)
       select ('c0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, $1, 'protection', $2
       from generate_series(1, $3::int) n where n % $4 = 0`,
      [uuid('a', at + 1), now, cases, Math.max(1, Math.round(cases / share))],
    )
  await client.query(
    `insert into casework.agency_case select p.agency, c.id, '{protection}', c.touched_at, c.status, c.phase, c.urgency, null,
       null, '{}', false, c.code, c.title, c.people, c.opened_at from casework.participation p join casework.case_file c on c.id = p.case_id`,
  )
  await client.query('create index by_agency on casework.participation (agency, case_id) where until is null')
  await client.query('create index by_touched on casework.case_file (touched_at desc, id desc)')
  await client.query('set session_replication_role = origin')
  await client.query(`insert into platform.data_key select id, $1, 1 from casework.case_file`, [row.wrapped])
  await client.query('vacuum analyze casework.case_file')
  await client.query('vacuum analyze casework.participation')
  await client.query('vacuum analyze casework.agency_case')
}

interface Place {
  readonly key: string
  readonly case: string
}

/** The plain way: the owner of the database, no policy, the join written by hand. */
function byHand(client: pg.Client, agency: string, after?: Place) {
  const keyset = after ? 'and (c.touched_at, c.id) < ($2::timestamptz, $3::uuid)' : ''
  return client.query({
    text: `select c.* from casework.participation p join casework.case_file c on c.id = p.case_id
      where p.agency = $1 and p.until is null and c.merged_into is null ${keyset}
      order by c.touched_at desc, c.id desc limit 50`,
    values: after ? [agency, after.key, after.case] : [agency],
  })
}

/** The statement of list-cases, as an officer under every policy. The opening of titles is left out on both sides. */
async function underPolicies(database: Database<Tables>, officer: Officer, after?: Place) {
  return database.kysely.transaction().execute(async (db) => {
    await actAs(db, officer, now)
    const started = performance.now()
    const context = { db, officer, now, vault, newId: randomUUID, state: 'ID' } as unknown as Context<Tables>
    await listPage(context, { whose: 'agency', overdue: false, limit: 50, after: after as never }).execute()
    return performance.now() - started
  })
}

async function median(times: number, work: () => Promise<number>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < times; n++) taken.push(await work())
  return taken.sort((a, b) => a - b)[times >> 1]!
}

async function* run(world: World): AsyncGenerator<Row> {
  const cases = world.quick ? 100_000 : 1_000_000
  const shares = [200, cases / 50, cases / 2]
  const url = await world.newNode()
  const client = new pg.Client(url('postgres'))
  await client.connect()
  await fill(client, cases, shares)
  const database = openDatabase<Tables>(url('suar_app'), 4)
  const times = world.quick ? 9 : 31
  for (const [at, share] of shares.entries()) {
    const officer: Officer = {
      id: uuid('f', 1),
      post: 'x',
      agency: uuid('a', at + 1),
      may: new Set(['casework.read', 'compartment.protection']),
    }
    const { rows } = await client.query<{ key: Date; case: string }>(
      'select touched_at as key, case_id as "case" from casework.agency_case where agency = $1 order by touched_at desc offset $2 limit 1',
      [officer.agency, Math.min(Math.floor(share * 0.8), 100_000)],
    )
    const deep = { key: rows[0]!.key.toISOString(), case: rows[0]!.case }
    for (const [what, after] of [
      ['first page', undefined],
      ['deep page', deep],
    ] as const) {
      const plain = async () => {
        const started = performance.now()
        await byHand(client, officer.agency, after)
        return performance.now() - started
      }
      await median(5, plain)
      const baseline = await median(times, plain)
      await median(5, () => underPolicies(database, officer, after))
      const figure = await median(times, () => underPolicies(database, officer, after))
      yield {
        what: `case list, ${what}, ${share.toLocaleString('en')} of ${cases.toLocaleString('en')} mine`,
        figure,
        unit: 'ms',
        baseline,
        target: { of: 'ratio', atMost: 1 },
      }
    }
  }
  await database.kysely.destroy()
  await client.end()
}

export const bench: Bench = { name: 'case-list', run }
