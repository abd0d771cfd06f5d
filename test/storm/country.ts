import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { z } from 'zod'
import { Sender } from '../../src/exchange/index.ts'
import { createNode, slices, type Tables } from '../../src/node.ts'
import type { Contract } from '../../src/platform/contract.ts'
import { openDatabase } from '../../src/platform/db.ts'
import type { Host } from '../../src/platform/http.ts'
import { newId } from '../../src/platform/new-id.ts'
import { openVault } from '../../src/platform/seal.ts'
import { people, type Person } from '../people.ts'
import { postBox } from '../post-box.ts'

/** Where the databases of a storm lie: one cluster, a migrated template, and names that nobody else uses. */
export interface Ground {
  readonly url: (database: string, role: string) => string
  readonly template: string
  readonly prefix: string
  /** To each database. */
  readonly connections: number
}

type Fetch = (request: Request) => Promise<Response>

/** One state with its node and its database, which can be played back to an old backup. */
export class Country {
  readonly state: string
  readonly #ground: Ground
  readonly #database: string
  readonly #key = randomBytes(32)
  readonly #folder = mkdtempSync(join(tmpdir(), 'suar-storm-'))
  readonly #world: Pick<Host<Tables>, 'clock' | 'fetch'>
  host!: Host<Tables>
  fetch!: Fetch
  sender!: Sender
  /** Carries all news to whoever listens. */
  drain!: () => Promise<unknown>
  /** Bugs that it met; a storm must find none. */
  readonly unforeseen: string[] = []

  private constructor(ground: Ground, state: string, world: Pick<Host<Tables>, 'clock' | 'fetch'>) {
    this.state = state
    this.#ground = ground
    this.#database = `${ground.prefix}_${state.toLowerCase()}`
    this.#world = world
  }

  static async found(ground: Ground, state: string, world: Pick<Host<Tables>, 'clock' | 'fetch'>): Promise<Country> {
    const country = new Country(ground, state, world)
    await country.#admin(`create database ${country.#database} template ${ground.template}`)
    country.#open()
    return country
  }

  #open(): void {
    const { url, connections } = this.#ground
    const node = createNode(
      {
        state: this.state,
        origin: `https://${this.state.toLowerCase()}.example`,
        database: openDatabase<Tables>(url(this.#database, 'suar_app'), 2),
        system: openDatabase<Tables>(url(this.#database, 'suar_system'), connections),
        newId,
        vault: openVault(this.#key),
        folder: this.#folder,
        poke: () => undefined,
        whenPoked: () => () => undefined,
        deliver: async () => false,
        log: (event, detail) => {
          if (event === 'unforeseen') this.unforeseen.push(JSON.stringify(detail))
        },
        whoIs: async (request) => people[request.headers.get('x-person') as Person],
        ...this.#world,
      },
      [...slices, postBox],
    )
    this.host = node.host
    this.fetch = node.fetch as Fetch
    this.sender = new Sender(node.host)
    this.drain = () => node.jobs.drain()
  }

  async rows<T>(statement: string, values: unknown[] = []): Promise<T[]> {
    return (await this.host.system.pool.query(statement, values)).rows as T[]
  }

  /** Asks as an officer of test/people.ts. */
  as(person: Person) {
    return async <I extends z.ZodType, O extends z.ZodType>(contract: Contract<I, O>, input: z.input<I>) => {
      const headers = { 'content-type': 'application/json', 'x-person': person }
      const url = `${this.host.origin}/api/${contract.name}`
      const response = await this.fetch(new Request(url, { method: 'POST', headers, body: JSON.stringify(input) }))
      // oxlint-disable-next-line typescript/no-explicit-any -- a storm reads whatever came back
      return { status: response.status, body: (await response.json()) as any }
    }
  }

  /** Keeps the database as it is; the node must be at rest. */
  async backUp(): Promise<void> {
    await this.#close()
    await this.#admin(
      `drop database if exists ${this.#database}_backup with (force)`,
      `create database ${this.#database}_backup template ${this.#database}`,
    )
    this.#open()
  }

  /** Plays the backup in, and starts anew: all that has happened since is forgotten. */
  async restore(): Promise<void> {
    await this.#close()
    await this.#admin(
      `drop database ${this.#database} with (force)`,
      `create database ${this.#database} template ${this.#database}_backup`,
    )
    this.#open()
  }

  async end(): Promise<void> {
    await this.#close()
    await this.#admin(
      `drop database if exists ${this.#database} with (force)`,
      `drop database if exists ${this.#database}_backup with (force)`,
    )
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #close(): Promise<void> {
    await Promise.all([this.host.database.kysely.destroy(), this.host.system.kysely.destroy()])
  }

  async #admin(...statements: string[]): Promise<void> {
    const client = new pg.Client(this.#ground.url('postgres', 'postgres'))
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
}
