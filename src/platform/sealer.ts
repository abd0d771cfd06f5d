import type { Pool, PoolClient } from 'pg'
import type { Frontier, Subtree } from './merkle.ts'
import { signNote, writeCheckpoint, type NoteSigner } from './signed-note.ts'
import { readFrontier, tileHeight, tilesOf, type TreeTables } from './tree.ts'

const batchSize = 5_000

/** What became a leaf. */
export interface Leaf {
  readonly hash: Buffer
}

/** A log that is sealed beside its writers (decision 0006): how what is new in it is found, kept and signed. */
export interface SealedLog<Row extends Leaf> {
  readonly tables: TreeTables
  /** One sealer at a time, whatever the number of processes: the number of an advisory lock. */
  readonly lock: number
  readonly clock: () => Date
  readonly signer: () => Promise<NoteSigner>
  /** The next of what was committed and has no leaf yet; `more` when this was not all. */
  readonly take: (client: PoolClient, most: number) => Promise<{ rows: readonly Row[]; more: boolean }>
  readonly storeLeaves: (client: PoolClient, first: number, rows: readonly Row[]) => Promise<unknown>
  /** Called when a pass has ended well. */
  readonly passed?: () => void
  /** Called when nothing that was remembered of earlier passes may be relied on. */
  readonly forget?: () => void
  /** Called with the tree as the database has it, before anything is added to it. */
  readonly opened?: (client: PoolClient, size: number) => Promise<void>
  /** Called with each new head once it is committed. */
  readonly keep?: (note: string) => Promise<void>
}

/** Calls `pass` again and again, `pause` milliseconds apart, until stopped; where `lastly`, once more when it stops. */
export function untilStopped(pass: () => Promise<unknown>, pause: number, failed: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const again = () => {
    if (stopped) return
    running = pass().catch(failed)
    void running.then(() => (timer = setTimeout(again, pause)))
  }
  return {
    start: again,
    async stop({ lastly = true } = {}) {
      stopped = true
      clearTimeout(timer)
      await running
      if (lastly) await pass().catch(failed)
    },
  }
}

export class Sealer<Row extends Leaf> {
  private readonly pool: Pool
  private readonly log: SealedLog<Row>
  /** Undefined until read, and after anything that leaves it in doubt. */
  private frontier: Frontier | undefined
  private nodes: { level: number; index: number; hash: Buffer }[] = []

  constructor(pool: Pool, log: SealedLog<Row>) {
    this.pool = pool
    this.log = log
  }

  /** Seals all that is committed now; the number of leaves added. */
  async pass(): Promise<number> {
    let sealed = 0
    for (let more = true; more;) {
      const batch = await this.inOneTransaction((client) => this.sealBatch(client))
      sealed += batch.sealed
      if (batch.note) await this.log.keep?.(batch.note)
      more = batch.more
    }
    this.log.passed?.()
    return sealed
  }

  private async inOneTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [this.log.lock])
      const result = await work(client)
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      this.frontier = undefined
      this.log.forget?.()
      client.release(true) // PostgreSQL rolls back what a closed connection left open
      throw error
    }
  }

  private async sealBatch(client: PoolClient) {
    const frontier = await this.frontierOf(client)
    const { rows, more } = await this.log.take(client, batchSize)
    const note = rows.length > 0 ? await this.store(client, frontier, rows) : undefined
    return { more, sealed: rows.length, note }
  }

  private async store(client: PoolClient, frontier: Frontier, rows: readonly Row[]): Promise<string> {
    const { tables } = this.log
    const first = frontier.size
    this.nodes = []
    for (const { hash } of rows) frontier.append(hash)
    await this.log.storeLeaves(client, first, rows)
    for (const { level, index, hash } of this.nodes)
      await client.query(`insert into ${tables.node} (level, index, hash) values ($1, $2, $3)`, [level, index, hash])
    const signer = await this.log.signer()
    const head = { origin: signer.name, size: frontier.size, root: frontier.root() }
    const note = signNote(writeCheckpoint(head), signer)
    await client.query(`insert into ${tables.checkpoint} (size, at, note) values ($1, $2, $3)`, [
      head.size,
      this.log.clock(),
      note,
    ])
    return note
  }

  /** The tree as the database has it; read anew when another process has sealed since. */
  private async frontierOf(client: PoolClient): Promise<Frontier> {
    const { tables } = this.log
    const { rows } = await client.query<{ size: string }>(
      `select coalesce(max(size), 0)::text as size from ${tables.checkpoint}`,
    )
    const size = Number(rows[0]!.size)
    if (this.frontier?.size === size) return this.frontier
    const made = ({ height, index }: Subtree, hash: Buffer) => {
      if (height % tileHeight === 0) this.nodes.push({ level: height / tileHeight, index, hash })
    }
    this.log.forget?.()
    this.frontier = await readFrontier(tilesOf(client, tables), size, made)
    await this.log.opened?.(client, size)
    return this.frontier
  }
}
