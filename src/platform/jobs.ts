import { Logger, run, runOnce, type Runner, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Host } from './http.ts'
import { inSystem } from './in-system.ts'
import type { PlatformTables } from './handle.ts'
import type { Listener, Slice } from './slice.ts'

/** Moves what was announced into jobs, in order, and tells every slice that listens. */
export function createJobs<Tables extends PlatformTables>(slices: readonly Slice<Tables>[], host: Host<Tables>) {
  const tasks = taskList(slices, host)
  const kinds = Object.keys(tasks)
  const { pool } = host.system
  let runner: Runner | undefined
  let timer: NodeJS.Timeout | undefined
  let moving: Promise<number> | undefined

  const move = () => (moving ??= moveOnce(pool, kinds).finally(() => (moving = undefined)))
  const gentle = gently(() => void move().catch(() => undefined))

  return {
    async start() {
      runner = await run({
        pgPool: pool,
        taskList: tasks,
        concurrency: 4,
        noHandleSignals: true,
        pollInterval: 1000,
        logger: quiet,
      })
      timer = setInterval(() => void move().catch((error) => host.log('outbox', { error: String(error) })), 500)
    },
    poke: gentle.poke,
    /** Runs all that is waiting, and what that makes, to the end, or until `signal`. For tests and a seeding. */
    async drain(signal?: AbortSignal) {
      await moving // a poke may hold the newest rows in a transaction that is still open
      while ((await moveOnce(pool, kinds, 50)) > 0 || (await waiting(pool)) > 0) {
        signal?.throwIfAborted()
        await runOnce({ pgPool: pool, taskList: tasks, noHandleSignals: true, logger: quiet })
      }
    },
    async stop() {
      clearInterval(timer)
      gentle.stop()
      await moving
      await runner?.stop()
    },
  }
}

const atMostEvery = 100

/** Acts at once when it is quiet; when many poke, ten times a second, so that the movers leave writers alone. */
function gently(act: () => void) {
  let soon: NodeJS.Timeout | undefined
  let last = 0
  return {
    poke: () => {
      soon ??= setTimeout(
        () => {
          soon = undefined
          last = Date.now()
          act()
        },
        Math.max(0, last + atMostEvery - Date.now()),
      )
    },
    stop: () => clearTimeout(soon),
  }
}

/** Set-based: a batch of outbox rows becomes jobs by one call; news that nobody hears is dropped. */
async function moveOnce(pool: Pool, kinds: readonly string[], most = 500): Promise<number> {
  const { rows } = await pool.query<{ taken: number }>(
    `with taken as (
       delete from platform.outbox where id in (
         select id from platform.outbox order by id limit $2 for update skip locked)
       returning id, kind, payload),
     heard as (
       select array_agg((kind, payload::json, null, null, 25, null, null, null)::graphile_worker.job_spec order by id) as jobs
         from taken where kind = any($1::text[])),
     added as (select count(*) as n from heard, graphile_worker.add_jobs(coalesce(jobs, '{}')))
     select (select count(*) from taken)::int as taken, n from added`,
    [kinds, most],
  )
  return rows[0]?.taken ?? 0
}

/** What is announced and not yet heard; also what another mover is carrying at this moment. */
async function waiting(pool: Pool): Promise<number> {
  const { rows } = await pool.query(
    `select (select count(*) from platform.outbox)
          + (select count(*) from graphile_worker.jobs where attempts < max_attempts and run_at <= now()) as n`,
  )
  return Number((rows[0] as { n: string }).n)
}

function taskList<Tables extends PlatformTables>(slices: readonly Slice<Tables>[], host: Host<Tables>): TaskList {
  const byKind = new Map<string, Listener<Tables>[]>()
  for (const slice of slices)
    for (const [kind, listener] of Object.entries(slice.listeners ?? {}))
      byKind.set(kind, [...(byKind.get(kind) ?? []), listener])
  return Object.fromEntries(
    [...byKind].map(([kind, listeners]) => [
      kind,
      async (payload: unknown) => {
        await inSystem(host, async (context) => {
          for (const listener of listeners) await listener(context, payload as Record<string, unknown>)
        })
        host.poke()
      },
    ]),
  )
}

/** Only what went wrong; never a payload. */
const quiet = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message)
})
