import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool, PoolClient } from 'pg'
import type { Host } from './http.ts'
import type { Vault } from './seal.ts'
import { markedColumns, markOfStored, type StoredLine } from './ledger.ts'
import { entryBytes, ledgerSigner, readFrontier, tileHeight } from './ledger-tree.ts'
import type { Frontier, Subtree } from './merkle.ts'
import { openNote, readCheckpoint, signNote, verifierOf, writeCheckpoint, writeVerifier } from './signed-note.ts'

const lock = 7_381_403 // one sealer at a time, whatever the number of processes
const batchSize = 5_000

export interface SealerHost {
  readonly system: { readonly pool: Pool }
  readonly vault: Vault
  readonly folder: string
  readonly state: string
  readonly clock: () => Date
  readonly log: Host<never>['log']
}
interface Taken {
  readonly id: string
  readonly genuine: boolean
  readonly leaf: Buffer
}

/** The signed head outside the database: whoever cuts the ledger short there cannot reach it here. */
export const checkpointFile = (folder: string): string => join(folder, 'ledger.checkpoint')

/** Seals what was committed, about once a second, far from the writer's transaction (decision 0006). */
export function createSealer(host: SealerHost) {
  const sealer = new Sealer(host)
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const again = () => {
    if (stopped) return
    running = sealer.pass().catch((error: unknown) => host.log('ledger-not-sealed', { error: String(error) }))
    void running.then(() => (timer = setTimeout(again, 1000)))
  }
  return {
    start: again,
    /** Seals all that is committed now; the number of entries sealed. */
    seal: () => sealer.pass(),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      await sealer.pass().catch((error: unknown) => host.log('ledger-not-sealed', { error: String(error) }))
    },
  }
}

class Sealer {
  private readonly host: SealerHost
  /** Undefined until read, and after anything that leaves it in doubt. */
  private frontier: Frontier | undefined
  private nodes: { level: number; index: number; hash: Buffer }[] = []
  /** Every transaction before this one has ended and is sealed. Undefined: look at the whole ledger. */
  private since: string | undefined
  /** False when the database does not continue the checkpoint in the folder; that file is then evidence, and stays. */
  private trusted = true

  constructor(host: SealerHost) {
    this.host = host
  }

  async pass(): Promise<number> {
    let sealed = 0
    let after = '00000000-0000-0000-0000-000000000000'
    let next: string | undefined
    for (;;) {
      const batch = await this.inOneTransaction((client) => this.sealBatch(client, after))
      next ??= batch.xmin
      sealed += batch.sealed
      if (batch.note && this.trusted) await this.keep(batch.note)
      if (batch.taken < batchSize) break
      after = batch.last!
    }
    this.since = next
    return sealed
  }

  private async inOneTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.host.system.pool.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock($1)', [lock])
      const result = await work(client)
      await client.query('commit')
      client.release()
      return result
    } catch (error) {
      this.frontier = this.since = undefined
      client.release(true) // PostgreSQL rolls back what a closed connection left open
      throw error
    }
  }

  private async sealBatch(client: PoolClient, after: string) {
    const frontier = await this.frontierOf(client)
    const { rows } = await client.query<{ xmin: string }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
    )
    const taken = await this.take(client, after)
    const { genuine = [], foreign = [] } = Object.groupBy(taken, (row) => (row.genuine ? 'genuine' : 'foreign'))
    for (const { id } of foreign) this.host.log('ledger-row-not-ours', { id })
    const note = genuine.length > 0 ? await this.store(client, frontier, genuine) : undefined
    return { xmin: rows[0]!.xmin, taken: taken.length, last: taken.at(-1)?.id, sealed: genuine.length, note }
  }

  /** In commit order no id can be trusted; the writing transaction can: all before `since` have ended and are sealed. */
  private async take(client: PoolClient, after: string): Promise<Taken[]> {
    const recent = this.since ? 'and e.tx >= $3::xid8 and e.tx < pg_snapshot_xmax(pg_current_snapshot())' : ''
    const text = `select ${markedColumns}, e.mark, sha256(${entryBytes})
         from platform.ledger e
        where e.id > $1 ${recent} and not exists (select from platform.ledger_leaf l where l.entry = e.id)
        order by e.id limit $2`
    const values = [after, batchSize, ...(this.since ? [this.since] : [])]
    const { rows } = await client.query<[...StoredLine, mark: Buffer, leaf: Buffer]>({ text, values, rowMode: 'array' })
    return rows.map((row) => {
      const [mark, leaf] = [row[7], row[8]]
      return { id: row[0], leaf, genuine: markOfStored(this.host.vault, row.slice(0, 7) as never).equals(mark) }
    })
  }

  private async store(client: PoolClient, frontier: Frontier, rows: readonly Taken[]): Promise<string> {
    const first = frontier.size
    this.nodes = []
    for (const { leaf } of rows) frontier.append(leaf)
    await client.query(
      `insert into platform.ledger_leaf (index, entry, hash)
       select $1::bigint + n - 1, entry, substring($3::bytea from (n::int - 1) * 32 + 1 for 32)
         from unnest($2::uuid[]) with ordinality as taken (entry, n)`,
      [first, rows.map(({ id }) => id), Buffer.concat(rows.map(({ leaf }) => leaf))],
    )
    for (const { level, index, hash } of this.nodes)
      await client.query('insert into platform.ledger_node (level, index, hash) values ($1, $2, $3)', [
        level,
        index,
        hash,
      ])
    const signer = ledgerSigner(this.host.vault, this.host.state)
    const head = { origin: signer.name, size: frontier.size, root: frontier.root() }
    const note = signNote(writeCheckpoint(head), signer)
    await client.query('insert into platform.ledger_checkpoint (size, at, note) values ($1, $2, $3)', [
      head.size,
      this.host.clock(),
      note,
    ])
    return note
  }

  /** The tree as the database has it; read anew when another process has sealed since. */
  private async frontierOf(client: PoolClient): Promise<Frontier> {
    const { rows } = await client.query<{ size: string }>(
      'select coalesce(max(size), 0)::text as size from platform.ledger_checkpoint',
    )
    const size = Number(rows[0]!.size)
    if (this.frontier?.size === size) return this.frontier
    const made = ({ height, index }: Subtree, hash: Buffer) => {
      if (height % tileHeight === 0) this.nodes.push({ level: height / tileHeight, index, hash })
    }
    this.since = undefined
    this.frontier = await readFrontier(client, size, made)
    await this.compareWithFolder(client, size)
    return this.frontier
  }

  private async compareWithFolder(client: PoolClient, size: number): Promise<void> {
    const note = await readFile(checkpointFile(this.host.folder), 'utf8').catch(() => '')
    if (note === '') return
    const text = openNote(note, verifierOf(ledgerSigner(this.host.vault, this.host.state)))
    const kept = text === undefined ? undefined : readCheckpoint(text)
    this.trusted =
      kept !== undefined && kept.size <= size && (await readFrontier(client, kept.size)).root().equals(kept.root)
    if (!this.trusted) this.host.log('ledger-does-not-continue', { kept: kept?.size, found: size })
  }

  private async keep(note: string): Promise<void> {
    const file = checkpointFile(this.host.folder)
    await writeFile(`${file}.new`, note, { mode: 0o600 })
    await rename(`${file}.new`, file)
    const publicKey = writeVerifier(verifierOf(ledgerSigner(this.host.vault, this.host.state)))
    await writeFile(join(this.host.folder, 'ledger.pub'), `${publicKey}\n`)
  }
}
