import { Frontier, hashPair, subtreesOf, type HashesOf, type Subtree } from './merkle.ts'

/** Hashes in a whole tile, as C2SP tlog-tiles has it: level n + 1 holds one hash for each whole tile of level n. */
export const tileWidth = 256
export const tileHeight = 8

/** Whatever can be asked: a pool, a client, or a transaction of Kysely (`asking`). */
export interface Asked {
  // oxlint-disable-next-line typescript/no-explicit-any -- what comes back is said at each question
  query(text: string, values?: any[]): Promise<{ rows: any[] }>
}

/** Where a tree is kept: a row a leaf (`index`, `hash`), a row a whole tile (`level`, `index`, `hash`), signed heads. */
export interface TreeTables {
  readonly leaf: string
  readonly node: string
  readonly checkpoint: string
}

export interface Tile {
  readonly level: number
  readonly index: number
}

/** Up to 256 hashes one behind the other, fewer at the right edge. */
export type TileReader = (tile: Tile) => Promise<Buffer>

/** A tile as it is served at `/tile/<level>/<index>`, at its widest. */
export const tilesOf =
  (db: Asked, tables: TreeTables): TileReader =>
  async ({ level, index }) => {
    const from = index * tileWidth
    const [table, key] = level === 0 ? [tables.leaf, []] : [tables.node, [level]]
    const { rows } = await db.query(
      `select string_agg(hash, ''::bytea order by index) as hashes from ${table}
        where index >= $1 and index < $2 ${level === 0 ? '' : 'and level = $3'}`,
      [from, from + tileWidth, ...key],
    )
    const [found] = rows as { hashes: Buffer | null }[]
    return found?.hashes ?? Buffer.alloc(0)
  }

/** Hashes of perfect subtrees, read from tiles: what proofs are made from. */
export const hashesFrom =
  (read: TileReader): HashesOf =>
  async (subtrees) => {
    const tiles = new Map<string, Promise<Buffer>>()
    const hashes: Buffer[] = []
    for (const subtree of subtrees) {
      const { tile, from, to } = placeOf(subtree)
      const name = `${tile.level}/${tile.index}`
      if (!tiles.has(name)) tiles.set(name, read(tile))
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
  read: TileReader,
  size: number,
  made?: (subtree: Subtree, hash: Buffer) => void,
): Promise<Frontier> {
  return new Frontier(size, await hashesFrom(read)(subtreesOf(0, size)), made)
}
