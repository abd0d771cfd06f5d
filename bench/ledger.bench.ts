import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createSealer } from '../src/platform/ledger-sealer.ts'
import { ledgerRow } from '../src/platform/ledger.ts'
import { verifyLedger } from '../src/platform/ledger-verify.ts'
import { newId } from '../src/platform/new-id.ts'
import { openVault } from '../src/platform/seal.ts'
import type { Bench, World } from './world.ts'

const vault = openVault(randomBytes(32))
const content = randomBytes(1900)
const clients = 32

/** A write as intake makes it: a sealed report, its ledger line and its news, in one statement. */
const write = `
  with report as (insert into bench.report (id, content) values ($1, $2)),
  news as (insert into platform.outbox (kind, payload) values ('bench', '{}'))
  insert into platform.ledger (id, at, action, subject, mark) values ($3, $4, $5, $6, $7)`

/** The losing way: every writer takes the head of the chain, and holds it until its own commit is on the disk. */
const chained = `
  with head as (select hash from bench.chain for update),
  report as (insert into bench.report (id, content) values ($1, $2)),
  news as (insert into platform.outbox (kind, payload) values ('bench', '{}')),
  line as (insert into platform.ledger (id, at, action, subject, mark) values ($3, $4, $5, $6, $7))
  update bench.chain set hash = sha256(head.hash || $7) from head`

async function throughput(pool: pg.Pool, statement: string, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000
  let done = 0
  const client = async () => {
    while (performance.now() < end) {
      const id = newId()
      const line = ledgerRow(vault, { at: new Date(), officer: null, action: 'bench/write', subject: id })
      const values = [id, content, line.id, line.at, line.action, line.subject, line.mark]
      await pool.query({ name: statement.slice(0, 30), text: statement, values })
      done++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return done / seconds
}

async function prepare(world: World) {
  const url = await world.newNode()
  const owner = new pg.Client(url('postgres'))
  await owner.connect()
  await owner.query(`create schema bench; select platform.open_to_the_program('bench');
    create table bench.report (id uuid primary key, content bytea not null);
    create table bench.chain (hash bytea not null); insert into bench.chain values ('\\x00')`)
  await owner.end()
  const pool = new pg.Pool({ connectionString: url('suar_system'), max: clients + 2 })
  // PostgreSQL ends what is idle when the benches are over.
  pool.on('error', () => undefined)
  const folder = world.newFolder()
  const sealer = () =>
    createSealer({
      system: { pool },
      vault,
      folder,
      state: 'ID',
      clock: () => new Date(),
      log: (event, detail) => console.log(event, detail),
    })
  return { url, pool, sealer, folder }
}

/** Entries in bulk, as real ones: with officers, cases and a detail. */
async function fill(pool: pg.Pool, count: number): Promise<void> {
  for (let done = 0; done < count; done += 5000) {
    const rows = Array.from({ length: 5000 }, () =>
      ledgerRow(vault, {
        at: new Date(),
        officer: newId(),
        action: 'casework/get-case',
        subject: newId(),
        cases: [newId()],
        detail: { compartment: 'protection', people: 3 },
      }),
    )
    await pool.query(
      `insert into platform.ledger (id, at, officer, action, subject, cases, detail, mark)
       select id, at, officer, action, subject, array[one], detail, mark
         from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::jsonb[], $8::bytea[])
           as t (id, at, officer, action, subject, one, detail, mark)`,
      [
        rows.map(({ id }) => id),
        rows.map(({ at }) => at),
        rows.map(({ officer }) => officer),
        rows.map(({ action }) => action),
        rows.map(({ subject }) => subject),
        rows.map(({ cases }) => cases![0]),
        rows.map(({ detail }) => JSON.stringify(detail)),
        rows.map(({ mark }) => mark),
      ],
    )
  }
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export const bench: Bench = {
  name: 'ledger',
  async *run(world) {
    const { url, pool, sealer, folder } = await prepare(world)
    const seconds = world.quick ? 1 : 4
    const [plain, sealed, chain]: [number[], number[], number[]] = [[], [], []]
    await throughput(pool, write, 1)
    await sealer().seal()
    for (let round = 0; round < (world.quick ? 1 : 5); round++) {
      plain.push(await throughput(pool, write, seconds))
      const running = sealer()
      await running.seal()
      running.start()
      sealed.push(await throughput(pool, write, seconds))
      await running.stop()
      chain.push(await throughput(pool, chained, seconds))
    }
    yield {
      what: `bare writes, ${clients} clients, sealer running; plain: no sealer`,
      figure: middle(sealed),
      unit: 'writes/s',
      baseline: middle(plain),
      target: { of: 'ratio', atLeast: 0.9 },
    }
    yield {
      what: 'the losing way: hash chain in the writer’s transaction',
      figure: middle(chain),
      unit: 'writes/s',
      baseline: middle(plain),
    }

    await fill(pool, world.quick ? 50_000 : 400_000)
    const began = performance.now()
    const count = await sealer().seal()
    yield { what: 'sealing a backlog', figure: count / ((performance.now() - began) / 1000), unit: 'entries/s' }
    await pool.query('analyze platform.ledger, platform.ledger_leaf').catch(() => undefined)
    const speeds: number[] = []
    for (let round = 0; round < 3; round++) {
      const start = performance.now()
      const verdict = await verifyLedger({ url: url('suar_system'), folder, vault, state: 'ID' })
      if (verdict.findings.length > 0) throw new Error(JSON.stringify(verdict.findings[0]))
      speeds.push(verdict.entries / ((performance.now() - start) / 1000))
    }
    yield {
      what: 'suar verify, every entry read, hashed and proven',
      figure: middle(speeds),
      unit: 'entries/s',
      target: { of: 'figure', atLeast: 200_000 },
    }
    await pool.end()
  },
}
