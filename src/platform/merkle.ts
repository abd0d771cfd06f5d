import { hash } from 'node:crypto'

// The Merkle tree of RFC 6962 §2.1: leaves are hashed behind 0x00, pairs behind 0x01, so neither passes for the other.

export const hashLeaf = (entry: Uint8Array): Buffer => hash('sha256', Buffer.concat([leafPrefix, entry]), 'buffer')
export const emptyRoot = hash('sha256', '', 'buffer')

const leafPrefix = Buffer.of(0)
const pair = Buffer.alloc(65)
pair[0] = 1

export function hashPair(left: Uint8Array, right: Uint8Array): Buffer {
  pair.set(left, 1)
  pair.set(right, 33)
  return hash('sha256', pair, 'buffer')
}

/** A perfect subtree: the 2^height leaves from index × 2^height on. Height 0 is a leaf. */
export interface Subtree {
  readonly height: number
  readonly index: number
}

/** The right edge of a growing tree: one hash for every set bit of its size. Enough to append and to tell the root. */
export class Frontier {
  size: number
  private readonly peaks: Buffer[]
  private readonly made: (subtree: Subtree, hash: Buffer) => void

  /** `made` hears of every perfect subtree of two leaves or more as it is completed. */
  constructor(size = 0, peaks: readonly Buffer[] = [], made: Frontier['made'] = () => undefined) {
    this.size = size
    this.peaks = [...peaks]
    this.made = made
  }

  append(leaf: Buffer): void {
    let hash = leaf
    let index = this.size++
    for (let height = 1; index % 2 === 1; height++) {
      hash = hashPair(this.peaks.pop()!, hash)
      index = (index - 1) / 2
      this.made({ height, index }, hash)
    }
    this.peaks.push(hash)
  }

  root(): Buffer {
    const [last, ...others] = this.peaks.toReversed()
    return last ? others.reduce((right, left) => hashPair(left, right), last) : emptyRoot
  }
}

/** The perfect subtrees that make up leaves [from, to), from left to right; `from` must be a multiple of the first. */
export function subtreesOf(from: number, to: number): Subtree[] {
  const found: Subtree[] = []
  for (let at = from; at < to;) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= to) height++
    found.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return found
}

/** Gives the hash of perfect subtrees, from wherever tiles are kept. */
export type HashesOf = (subtrees: readonly Subtree[]) => Promise<readonly Buffer[]>

/** A run of leaves [from, to) whose hash is one step of a proof. */
type Run = readonly [from: number, to: number]

/** RFC 6962 §2.1.1: the hashes that lead from the leaf `index` to the root of the first `size` leaves. */
export const inclusionProof = (index: number, size: number, hashesOf: HashesOf): Promise<Buffer[]> =>
  hashRuns(inclusionRuns(index, 0, size), hashesOf)

/** RFC 6962 §2.1.2: the hashes that show that the tree of `size` leaves begins with the tree of `before` leaves. */
export const consistencyProof = (before: number, size: number, hashesOf: HashesOf): Promise<Buffer[]> =>
  hashRuns(before === 0 || before === size ? [] : consistencyRuns(before, [0, size], true), hashesOf)

const largestPowerBelow = (n: number) => 2 ** Math.floor(Math.log2(n - 1))

function inclusionRuns(index: number, from: number, to: number): Run[] {
  if (to - from <= 1) return []
  const middle = from + largestPowerBelow(to - from)
  return index < middle
    ? [...inclusionRuns(index, from, middle), [middle, to]]
    : [...inclusionRuns(index, middle, to), [from, middle]]
}

function consistencyRuns(before: number, [from, to]: Run, whole: boolean): Run[] {
  if (before === to - from) return whole ? [] : [[from, to]]
  const split = largestPowerBelow(to - from)
  const middle = from + split
  return before <= split
    ? [...consistencyRuns(before, [from, middle], whole), [middle, to]]
    : [...consistencyRuns(before - split, [middle, to], false), [from, middle]]
}

async function hashRuns(runs: readonly Run[], hashesOf: HashesOf): Promise<Buffer[]> {
  const parts = runs.map(([from, to]) => subtreesOf(from, to))
  const hashes = [...(await hashesOf(parts.flat()))]
  return parts.map((part) =>
    hashes
      .splice(0, part.length)
      .toReversed()
      .reduce((right, left) => hashPair(left, right)),
  )
}
