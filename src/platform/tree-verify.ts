import { hash } from 'node:crypto'
import pg from 'pg'
import { Frontier } from './merkle.ts'
import { openNote, readCheckpoint, type Checkpoint, type NoteVerifier } from './signed-note.ts'
import { tileHeight, tileWidth, type TreeTables } from './tree.ts'

/** What is wrong with a log, and where. */
export interface Finding {
  readonly what: 'altered' | 'removed' | 'inserted' | 'rewritten' | 'cut-short' | 'forged'
  /** The entry, where one can be named. */
  readonly entry?: string
  readonly place?: number
  readonly detail: string
}

export interface Verdict {
  readonly entries: number
  /** Written, genuine, not yet sealed. */
  readonly waiting: number
  readonly findings: readonly Finding[]
}

/** A head that was signed, and where it was found. */
export interface KeptHead {
  readonly note: string
  readonly where: string
}

/** A log as its tree is proven: what each leaf must be the hash of, and which heads it must continue. */
export interface ProvenLog {
  readonly tables: TreeTables
  /** `from` and `join` that give every leaf as `l`, with whatever `bytes` and `entry` name. */
  readonly rows: string
  /** The bytes that a leaf is the hash of, null where they are gone. */
  readonly bytes: string
  /** How an entry is named. */
  readonly entry: string
  /** Whose signature counts. */
  readonly signers: readonly NoteVerifier[]
  /** Heads kept elsewhere; this log must begin with each. */
  readonly kept: readonly KeptHead[]
}

interface TileRow {
  readonly n: number
  readonly leaves: Buffer | null
  readonly lengths: Buffer | null
  readonly bytes: Buffer | null
}

/** One row for a tile of 256 entries: their leaves, and their bytes one behind the other (-1: no such entry). */
const tilesQuery = ({ rows, bytes }: ProvenLog) => `
  select t::int as n, tile.* from generate_series(0, $1::int - 1) as t cross join lateral (
    select string_agg(hash, ''::bytea) as leaves,
           string_agg(int4send(coalesce(length(bytes), -1)), ''::bytea) as lengths,
           string_agg(bytes, ''::bytea) as bytes
      from (select l.hash, ${bytes} as bytes ${rows}
             where l.index >= t * ${tileWidth} and l.index < (t + 1) * ${tileWidth}
             order by l.index) as entry) as tile`

/** Runs `work` over one snapshot, reading only; the node may go on working meanwhile. */
export async function inOneSnapshot<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local jit = off')
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every leaf is read and hashed in one pass, and compared with the heads. */
export async function verifyTree(client: pg.Client, log: ProvenLog): Promise<{ leaves: number; findings: Finding[] }> {
  await client.query('set local enable_hashjoin = off; set local enable_mergejoin = off')
  const { rows } = await client.query<{ note: string }>(
    `select note from ${log.tables.checkpoint} order by size desc limit 1`,
  )
  const verifying = new Verification(client, log, rows[0]?.note)
  const answer = await verifying.run()
  await client.query('set local enable_hashjoin = on; set local enable_mergejoin = on')
  return answer
}

type Head = Checkpoint & { readonly where: string }

class Verification {
  private readonly client: pg.Client
  private readonly log: ProvenLog
  private readonly head: Checkpoint | undefined
  private readonly kept: readonly Head[]
  private readonly keptOfSize: ReadonlyMap<number, readonly Head[]>
  private readonly findings: Finding[] = []
  /** Where a leaf and its row do not fit: named once the pass is over. */
  private readonly suspects: number[] = []
  private readonly nodes: { level: number; index: number; hash: Buffer }[] = []
  private readonly frontier: Frontier

  constructor(client: pg.Client, log: ProvenLog, head: string | undefined) {
    this.client = client
    this.log = log
    this.head = head === undefined ? undefined : this.open({ note: head, where: 'the database' })
    this.kept = log.kept.flatMap((kept) => this.open(kept) ?? [])
    this.keptOfSize = Map.groupBy(this.kept, ({ size }) => size)
    this.frontier = new Frontier(0, [], ({ height, index }, hash) => {
      if (height % tileHeight === 0) this.nodes.push({ level: height / tileHeight, index, hash })
    })
  }

  async run(): Promise<{ leaves: number; findings: Finding[] }> {
    const { rows } = await this.client.query<{ leaves: string }>(
      `select coalesce(max(index) + 1, 0) as leaves from ${this.log.tables.leaf}`,
    )
    const leaves = Number(rows[0]!.leaves)
    await this.readTiles(Math.ceil(leaves / tileWidth))
    await this.nameSuspects()
    this.compareHeads()
    if (this.findings.length > 0 || this.frontier.size !== leaves) await this.compareNodes()
    return { leaves, findings: this.findings }
  }

  private open({ note, where }: KeptHead): Head | undefined {
    const text = this.log.signers.map((signer) => openNote(note, signer)).find((found) => found !== undefined)
    if (text !== undefined) return { ...readCheckpoint(text), where }
    this.findings.push({ what: 'forged', detail: `The checkpoint in ${where} is not signed by this node.` })
    return undefined
  }

  private readTiles(count: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const query = new pg.Query({ text: tilesQuery(this.log), values: [count] })
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
      for (const kept of this.keptOfSize.get(this.frontier.size) ?? []) this.compareWith(kept)
    }
  }

  /** The tree is built of the leaves; so once they are proven, whatever a row does not fit was done to the row. */
  private async nameSuspects(): Promise<void> {
    const { rows, bytes, entry } = this.log
    const suspects = await this.client.query<{ index: string; entry: string; there: boolean }>(
      `select l.index, ${entry} as entry, ${bytes} is not null as there ${rows}
        where l.index = any($1::bigint[]) order by l.index`,
      [this.suspects],
    )
    for (const { index, entry, there } of suspects.rows)
      this.findings.push({
        what: there ? 'altered' : 'removed',
        entry,
        place: Number(index),
        detail: there ? 'Its row is not what was sealed.' : 'It was sealed, and its row is gone.',
      })
  }

  private compareWith(kept: Head): void {
    if (this.frontier.root().equals(kept.root)) return
    const detail = `The first ${kept.size} entries are not those of the checkpoint in ${kept.where}.`
    this.findings.push({ what: 'rewritten', detail })
  }

  private compareHeads(): void {
    const { size } = this.frontier
    for (const kept of this.kept)
      if (kept.size > size)
        this.findings.push({
          what: 'cut-short',
          place: size,
          detail: `A checkpoint of ${kept.size} entries is kept in ${kept.where}; the database has only ${size}.`,
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
      `select level, index, hash from ${this.log.tables.node} where level = 1`,
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
}
