import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { openDatabase } from './db.ts'

interface Migration {
  readonly name: string
  readonly sql: string
  readonly breaking: boolean
  readonly checksum: string
}

/** Raised with one sentence for the person who runs the node. */
export class CannotMigrate extends Error {
  override name = 'CannotMigrate'
}

const lock = 7_381_402 // any number, the same in every program that migrates this database

const programRoles = `
do $$ begin
  perform pg_advisory_xact_lock(${lock});
  if not exists (select from pg_roles where rolname = 'suar_app') then create role suar_app login; end if;
  if not exists (select from pg_roles where rolname = 'suar_system') then create role suar_system login; end if;
end $$;`

const book = `
create schema if not exists migration;
create table if not exists migration.applied (
  name text primary key, checksum text not null, breaking boolean not null, at timestamptz not null default now())`

/**
 * Brings a database up to this program, forward only, one transaction a file, under an advisory lock.
 * Throws `CannotMigrate` when the database is newer than the program, or when an applied file was changed since.
 */
export async function migrate(ownerUrl: string, folder: string): Promise<readonly string[]> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${lock})`)
    await client.query(programRoles)
    await client.query(book)
    const done = await applyMissing(client, readMigrations(folder))
    await prepareWorker(ownerUrl) // under the lock too: two at once would trip over each other's grants
    return done
  } finally {
    await client.end()
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}/${name}`, 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { name, sql, checksum, breaking: sql.startsWith('-- breaking') }
    })
}

async function applyMissing(client: pg.Client, known: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string; breaking: boolean }>(
    'select name, checksum, breaking from migration.applied',
  )
  const applied = new Map(rows.map((row) => [row.name, row]))
  const newer = rows.find((row) => row.breaking && !known.some(({ name }) => name === row.name))
  if (newer)
    throw new CannotMigrate(
      `This database is newer than this program: it already has "${newer.name}". Start a newer program on it.`,
    )
  const done: string[] = []
  for (const { name, sql, checksum, breaking } of known) {
    const before = applied.get(name)
    if (before && before.checksum !== checksum)
      throw new CannotMigrate(
        `The migration "${name}" was changed after it ran on this database. Put the file back, or start from an empty database.`,
      )
    if (before) continue
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration.applied (name, checksum, breaking) values ($1, $2, $3)', [
      name,
      checksum,
      breaking,
    ])
    await client.query('commit')
    done.push(name)
  }
  return done
}

/** graphile-worker keeps its own tables; the program may use them but not own them. It locks them to their owner by row; we lock them by role. */
async function prepareWorker(ownerUrl: string): Promise<void> {
  // In a pool of ours: the one it would make is not over when it says so, and its last breath ends the process.
  const { pool } = openDatabase(ownerUrl, 2)
  await runMigrations({ pgPool: pool })
  await pool.query(`
    grant usage on schema graphile_worker to suar_system;
    grant all on all tables in schema graphile_worker to suar_system;
    grant all on all sequences in schema graphile_worker to suar_system;
    grant execute on all functions in schema graphile_worker to suar_system;
    do $$ declare name text; begin
      for name in select relname from pg_class
                   where relnamespace = 'graphile_worker'::regnamespace and relkind = 'r' and relrowsecurity loop
        execute format('alter table graphile_worker.%I disable row level security', name);
      end loop;
    end $$;`)
  await pool.end()
}
