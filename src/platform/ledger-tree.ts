import type { ClientBase, Pool } from 'pg'
import { Frontier, hashPair, subtreesOf, type HashesOf, type Subtree } from './merkle.ts'
import { keyFromSeed, type NoteSigner } from './signed-note.ts'
import type { Vault } from './seal.ts'

/** Hashes in a whole tile, as C2SP tlog-tiles has it: level n + 1 holds one hash for each whole tile of level n. */
export const tileWidth = 256
export const tileHeight = 8

/**
 * The bytes of an entry, as they are hashed: PostgreSQL's own binary form of the row, one cheap call, the same for ever.
 * `mark` and `tx` are not in it: they serve the sealing and mean nothing afterwards.
 */
export const entryBytes = `'\\x00'::bytea || record_send(row(e.id, e.at, e.officer, e.action, e.subject, e.cases, e.detail))`

/** Signs the checkpoints of this node's ledger. The key comes out of the vault; it lies on no disk by itself. */
export const ledgerSigner = (vault: Vault, state: string): NoteSigner => ({
  name: `suar-ledger/${state}`,
  privateKey: keyFromSeed(vault.mark('ledger checkpoints', state)),
})

interface Tile {
  readonly level: number
  readonly index: number
}

/** A tile as it is served at `/tile/<level>/<index>`: up to 256 hashes, fewer at the right edge. */
export async function readTile(db: ClientBase | Pool, { level, index }: Tile): Promise<Buffer> {
  const from = index * tileWidth
  const [table, key] = level === 0 ? ['ledger_leaf', []] : ['ledger_node', [level]]
  const { rows } = await db.query<{ hashes: Buffer | null }>(
    `select string_agg(hash, ''::bytea order by index) as hashes from platform.${table}
      where index >= $1 and index < $2 ${level === 0 ? '' : 'and level = $3'}`,
    [from, from + tileWidth, ...key],
  )
  return rows[0]?.hashes ?? Buffer.alloc(0)
}

/** Hashes of perfect subtrees, read from tiles: what proofs are made from. */
export const hashesFromTiles =
  (db: ClientBase | Pool): HashesOf =>
  async (subtrees) => {
    const tiles = new Map<string, Promise<Buffer>>()
    const hashes: Buffer[] = []
    for (const subtree of subtrees) {
      const { tile, from, to } = placeOf(subtree)
      const name = `${tile.level}/${tile.index}`
      if (!tiles.has(name)) tiles.set(name, readTile(db, tile))
      hashes.push(fold(split((await tiles.get(name)!).subarray(from * 32, to * 32))))
    }
    return hashes
  }

/** The tile that holds a subtree, and which of its hashes make it up. */
function placeOf({ height, index }: Subtree): { tile: Tile; from: number; to: number } {
  const level = Math.floor(height / tileHeight)
  const width = 2 ** (height % tileHeight)
  const first = index * width
  const tile = { level, index: Math.floor(first / tileWidth) }
  return { tile, from: first % tileWidth, to: (first % tileWidth) + width }
}

const split = (hashes: Buffer) =>
  Array.from({ length: hashes.length / 32 }, (_, n) => hashes.subarray(n * 32, n * 32 + 32))

function fold(hashes: readonly Buffer[]): Buffer {
  let row = [...hashes]
  while (row.length > 1) row = Array.from({ length: row.length / 2 }, (_, n) => hashPair(row[n * 2]!, row[n * 2 + 1]!))
  return row[0]!
}

/** The right edge of the tree of the first `size` leaves, read back from tiles. */
export async function readFrontier(
  db: ClientBase | Pool,
  size: number,
  made?: (subtree: Subtree, hash: Buffer) => void,
): Promise<Frontier> {
  return new Frontier(size, await hashesFromTiles(db)(subtreesOf(0, size)), made)
}
