import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { markedColumns, markOfStored, type StoredLine } from './ledger.ts'
import { checkpointFile } from './ledger-sealer.ts'
import { entryBytes, ledgerSigner, tileHeight, tileWidth } from './ledger-tree.ts'
import { Frontier } from './merkle.ts'
import { openNote, readCheckpoint, verifierOf, type Checkpoint } from './signed-note.ts'
import type { Vault } from './seal.ts'

/** What is wrong with a ledger, and where. */
export interface Finding {
  readonly what: 'altered' | 'removed' | 'inserted' | 'rewritten' | 'cut-short' | 'forged'
  /** The entry, where one can be named. */
  readonly entry?: string
  readonly place?: number
  readonly detail: string
}

export interface Verdict {
  readonly entries: number
  /** Written, genuine, not yet sealed: the sealer takes them within about a second. */
  readonly waiting: number
  readonly findings: readonly Finding[]
}

interface Ledger {
  readonly url: string
  readonly folder: string
  readonly vault: Vault
  readonly state: string
}

/** Every entry is read and hashed in one pass and one snapshot; the node may go on working meanwhile. */
export async function verifyLedger(ledger: Ledger): Promise<Verdict> {
  const client = new pg.Client(ledger.url)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local enable_hashjoin = off; set local enable_mergejoin = off; set local jit = off')
    const { rows } = await client.query<{ note: string }>(
      'select note from platform.ledger_checkpoint order by size desc limit 1',
    )
    const inFolder = await readFile(checkpointFile(ledger.folder), 'utf8').catch(() => undefined)
    const verifying = new Verification(client, ledger, { inDatabase: rows[0]?.note, inFolder })
    return await verifying.run()
  } finally {
    await client.end()
  }
}

interface TileRow {
  readonly n: number
  readonly leaves: Buffer | null
  readonly lengths: Buffer | null
  readonly bytes: Buffer | null
}

/** One row for a tile of 256 entries: their leaves, and their bytes one behind the other (-1: no such entry). */
const tilesQuery = `
  select t::int as n, tile.* from generate_series(0, $1::int - 1) as t cross join lateral (
    select string_agg(hash, ''::bytea) as leaves,
           string_agg(int4send(coalesce(length(bytes), -1)), ''::bytea) as lengths,
           string_agg(bytes, ''::bytea) as bytes
      from (select l.hash, case when e.id is not null then ${entryBytes} end as bytes
              from platform.ledger_leaf l left join platform.ledger e on e.id = l.entry
             where l.index >= t * ${tileWidth} and l.index < (t + 1) * ${tileWidth}
             order by l.index) as entry) as tile`

class Verification {
  private readonly client: pg.Client
  private readonly ledger: Ledger
  private readonly head: Checkpoint | undefined
  private readonly kept: Checkpoint | undefined
  private readonly findings: Finding[] = []
  /** Where a leaf and its row do not fit: named once the pass is over. */
  private readonly suspects: number[] = []
  private readonly nodes: { level: number; index: number; hash: Buffer }[] = []
  private readonly frontier: Frontier

  constructor(
    client: pg.Client,
    ledger: Ledger,
    notes: { inDatabase?: string | undefined; inFolder?: string | undefined },
  ) {
    this.client = client
    this.ledger = ledger
    this.head = this.openCheckpoint(notes.inDatabase, 'the database')
    this.kept = this.openCheckpoint(notes.inFolder, "the node's folder")
    this.frontier = new Frontier(0, [], ({ height, index }, hash) => {
      if (height % tileHeight === 0) this.nodes.push({ level: height / tileHeight, index, hash })
    })
  }

  async run(): Promise<Verdict> {
    const { rows } = await this.client.query<{ leaves: string; entries: string }>(
      `select (select coalesce(max(index) + 1, 0) from platform.ledger_leaf) as leaves,
              (select count(*) from platform.ledger) as entries`,
    )
    const [leaves, entries] = [Number(rows[0]!.leaves), Number(rows[0]!.entries)]
    await this.readTiles(Math.ceil(leaves / tileWidth))
    await this.nameSuspects()
    this.compareHeads()
    if (this.findings.length > 0 || this.frontier.size !== leaves) await this.compareNodes()
    const waiting = entries === leaves && this.findings.length === 0 ? 0 : await this.readUnsealed()
    return { entries, waiting, findings: this.findings }
  }

  private openCheckpoint(note: string | undefined, where: string): Checkpoint | undefined {
    if (note === undefined) return undefined
    const text = openNote(note, verifierOf(ledgerSigner(this.ledger.vault, this.ledger.state)))
    if (text !== undefined) return readCheckpoint(text)
    this.findings.push({ what: 'forged', detail: `The checkpoint in ${where} is not signed by this node.` })
    return undefined
  }

  private readTiles(count: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const query = new pg.Query({ text: tilesQuery, values: [count] })
      query.on('row', (row) => this.readTile(row as unknown as TileRow))
      query.on('end', () => resolve())
      query.on('error', reject)
      this.client.query(query)
    })
  }

  private readTile({ n, leaves, lengths, bytes }: TileRow): void {
    const size = (leaves?.length ?? 0) / 32
    let at = 0
    for (let i = 0; i < size; i++) {
      const leaf = leaves!.subarray(i * 32, i * 32 + 32)
      const length = lengths!.readInt32BE(i * 4)
      const found = length < 0 ? undefined : hash('sha256', bytes!.subarray(at, (at += length)), 'buffer')
      if (!found || found.compare(leaf) !== 0) this.suspects.push(n * tileWidth + i)
      this.frontier.append(leaf)
      if (this.frontier.size === this.kept?.size) this.compareWithKept()
    }
  }

  /** The tree is built of the leaves; so once they are proven, whatever a row does not fit was done to the row. */
  private async nameSuspects(): Promise<void> {
    const { rows } = await this.client.query<{ index: string; entry: string; there: boolean }>(
      `select l.index, l.entry, e.id is not null as there
         from platform.ledger_leaf l left join platform.ledger e on e.id = l.entry
        where l.index = any($1::bigint[]) order by l.index`,
      [this.suspects],
    )
    for (const { index, entry, there } of rows)
      this.findings.push({
        what: there ? 'altered' : 'removed',
        entry,
        place: Number(index),
        detail: there ? 'Its row is not what was sealed.' : 'It was sealed, and its row is gone.',
      })
  }

  private compareWithKept(): void {
    if (this.frontier.root().equals(this.kept!.root)) return
    const detail = `The first ${this.kept!.size} entries are not those of the checkpoint in the node's folder.`
    this.findings.push({ what: 'rewritten', detail })
  }

  private compareHeads(): void {
    const { size } = this.frontier
    if (this.kept && this.kept.size > size)
      this.findings.push({
        what: 'cut-short',
        place: size,
        detail: `The node's folder holds a checkpoint of ${this.kept.size} entries, the database only ${size}.`,
      })
    if (size !== (this.head?.size ?? 0) || (this.head && !this.frontier.root().equals(this.head.root)))
      this.findings.push({
        what: 'rewritten',
        detail: `The ${size} sealed entries are not those of the signed checkpoint, which has ${this.head?.size ?? 0}.`,
      })
  }

  /** Leaves that were changed together with their rows: the tile that holds them gives them away. */
  private async compareNodes(): Promise<void> {
    const { rows } = await this.client.query<{ level: number; index: string; hash: Buffer }>(
      'select level, index, hash from platform.ledger_node where level = 1',
    )
    const stored = new Map(rows.map(({ index, hash }) => [Number(index), hash]))
    for (const { level, index, hash } of this.nodes)
      if (level === 1 && !stored.get(index)?.equals(hash))
        this.findings.push({
          what: 'rewritten',
          place: index * tileWidth,
          detail: `Among the entries at ${index * tileWidth} to ${(index + 1) * tileWidth - 1}, a leaf was changed, added or taken out.`,
        })
  }

  private async readUnsealed(): Promise<number> {
    await this.client.query('set local enable_hashjoin = on; set local enable_mergejoin = on')
    const text = `select ${markedColumns}, e.mark from platform.ledger e
      where not exists (select from platform.ledger_leaf l where l.entry = e.id) order by e.id`
    const { rows } = await this.client.query<[...StoredLine, mark: Buffer]>({ text, rowMode: 'array' })
    const foreign = rows.filter((row) => !markOfStored(this.ledger.vault, row.slice(0, 7) as never).equals(row[7]))
    for (const [id] of foreign)
      this.findings.push({ what: 'inserted', entry: id, detail: 'It was not written by this node.' })
    return rows.length - foreign.length
  }
}
