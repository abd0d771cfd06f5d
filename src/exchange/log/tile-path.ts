import { tileWidth, type Tile } from '../../platform/tree.ts'

/** What is asked for below `/tile/`: hashes of a level, or the entries themselves; `width` where the tile is not whole. */
export interface TilePath extends Tile {
  readonly entries: boolean
  readonly width: number
}

const form = /^(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** C2SP tlog-tiles: `1/x001/x234/067.p/12`; undefined for any other spelling. */
export function readTilePath(path: string): TilePath | undefined {
  const [, what, high = '', low, part] = form.exec(path) ?? []
  if (what === undefined || high.startsWith('x000/') || high.length > 20) return undefined
  const width = part === undefined ? tileWidth : Number(part)
  if (part !== undefined && width >= tileWidth) return undefined
  const index = Number(high.replaceAll(/[x/]/g, '') + low)
  return { entries: what === 'entries', level: what === 'entries' ? 0 : Number(what), index, width }
}

export function writeTilePath({ level, index, width }: Omit<TilePath, 'entries'>): string {
  const digits = String(index)
  const parts = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!
  const place = parts.map((part, n) => (n < parts.length - 1 ? `x${part}` : part)).join('/')
  return `${level}/${place}${width < tileWidth ? `.p/${width}` : ''}`
}

/** How many hashes of a tile a tree of `size` leaves has. */
export const widthIn = ({ level, index }: Tile, size: number): number =>
  Math.max(0, Math.min(tileWidth, Math.floor(size / tileWidth ** level) - index * tileWidth))
