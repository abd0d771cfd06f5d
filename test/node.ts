import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import type { z } from 'zod'
import { whoIs } from '../src/access/index.ts'
import { createNode, type Tables } from '../src/node.ts'
import type { Contract } from '../src/platform/contract.ts'
import { openDatabase } from '../src/platform/db.ts'
import type { Host } from '../src/platform/http.ts'
import type { Slice } from '../src/platform/slice.ts'
import { newId } from '../src/platform/new-id.ts'
import { openVault } from '../src/platform/seal.ts'
import { people, type Person } from './people.ts'

/** Tuesday 24 November 2026, 14:20 in Jakarta. */
export const testTime = new Date('2026-11-24T07:20:00Z')

/** What several nodes of one test share; a test of one node needs none of it. */
interface World {
  /** The slices of the node, where they are not those of the house. */
  readonly slices?: readonly Slice<Tables>[]
  /** How the node reaches others. */
  readonly fetch?: (request: Request) => Promise<Response>
  readonly clock?: () => Date
  /** Nobody is believed by name: officers sign in for real (test/visitor.ts), and the clock runs. */
  readonly signIn?: boolean
  /** What else is different in its world. */
  readonly host?: Partial<Host<Tables>>
  /** Where browsers reach it; passkeys belong to one address. */
  readonly origin?: string
}

const noNetwork = () => Promise.reject(new Error('this node has no network'))

/** A node with a database of its own, gone when the file's tests end. The clock stands until a test moves it. */
export function useNode(
  state = 'ID',
  { slices, fetch = noNetwork, clock, signIn = false, origin, host: other }: World = {},
) {
  const database = `test_${randomUUID().replaceAll('-', '')}`
  const urlFor = (name: string, role: string) => inject('postgres').replace('DATABASE', name).replace('ROLE', role)
  const backup = `${database}_backup`
  const admin = (...statements: string[]) => run(urlFor('postgres', 'postgres'), ...statements)
  let host: Host<Tables>
  let node: ReturnType<typeof createNode>
  let ahead = 0
  const key = randomBytes(32)

  beforeAll(async () => {
    await admin(`create database ${database} template template_node`)
    host = {
      state,
      origin: origin ?? `https://${state.toLowerCase()}.example`,
      database: openDatabase<Tables>(urlFor(database, 'suar_app'), 8),
      system: openDatabase<Tables>(urlFor(database, 'suar_system'), 8),
      clock: clock ?? (() => new Date((signIn ? Date.now() : testTime.getTime()) + ahead)),
      newId,
      vault: openVault(key),
      folder: mkdtempSync(join(tmpdir(), 'suar-node-')),
      poke: () => undefined,
      whenPoked: () => () => undefined,
      fetch,
      dangerNumber: '+999215550112',
      deliver: async () => false,
      log: (event, detail) => {
        if (event === 'unforeseen') console.error(event, detail)
      },
      whoIs: signIn
        ? (request) => whoIs(host)(request)
        : async (request) => people[request.headers.get('x-person') as Person],
      ...other,
    }
    node = createNode(host, slices)
    host = node.host
  })
  afterAll(async () => {
    await host.database.kysely.destroy()
    await host.system.kysely.destroy()
    await admin(`drop database ${database} with (force)`, `drop database if exists ${backup} with (force)`)
    rmSync(host.folder, { recursive: true, force: true })
  })

  return {
    get host() {
      return host
    },
    get fetch() {
      return node.fetch
    },
    /** Starts the work in the background; the returned function stops it. */
    start: () => node.start(),
    /** Carries all news to whoever listens, to the end. */
    drain: () => node.jobs.drain(),
    /** Keeps the database as it is now; the node must be at rest. */
    backUp: () =>
      admin(
        `drop database if exists ${backup} with (force)`,
        // A page that a test left open may ask in between, and PostgreSQL copies nothing that somebody uses.
        `alter database ${database} allow_connections false`,
        endSessions(database),
        `create database ${backup} template ${database}`,
        `alter database ${database} allow_connections true`,
      ),
    /** Plays the backup in and starts anew, as a process does: what has happened since is forgotten. */
    async restore() {
      await admin(`drop database ${database} with (force)`, `create database ${database} template ${backup}`)
      host = { ...host, vault: openVault(key) }
      node = createNode(host, slices)
      host = node.host
    },
    /** Moves the clock forward. */
    wait(duration: { days?: number; hours?: number; minutes?: number }) {
      const { days = 0, hours = 0, minutes = 0 } = duration
      ahead += ((days * 24 + hours) * 60 + minutes) * 60_000
    },
    async post(name: string, body: unknown, person?: Person) {
      const headers = { 'content-type': 'application/json', ...(person && { 'x-person': person }) }
      const request = new Request(`${host.origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(body) })
      const response = await node.fetch(request)
      // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever came back
      return { status: response.status, body: (await response.json()) as any }
    },
    as(person: Person) {
      return async <I extends z.ZodType, O extends z.ZodType>(contract: Contract<I, O>, input: z.input<I>) =>
        this.post(contract.name, input, person)
    },
    /** As the owner of the database: sees through every policy. For assertions only. */
    async rows<T = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<T[]> {
      const client = new pg.Client(urlFor(database, 'postgres'))
      await client.connect()
      try {
        return (await client.query(statement, values)).rows as T[]
      } finally {
        await client.end()
      }
    },
  }
}

const endSessions = (database: string) =>
  `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`

async function run(url: string, ...statements: string[]) {
  const client = new pg.Client(url)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}
