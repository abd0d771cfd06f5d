import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { KeyProvider } from './key-provider.ts'

/** A secret at rest: wrapped under a master key that a provider keeps. */
export interface Kept {
  readonly provider: KeyProvider['name']
  readonly master: string
  readonly wrapped: string
}

/** `key-ring.json`: worthless without the provider's master keys. */
export interface Ring {
  /** Marks hang on it; a rotation wraps it anew but leaves it as it is, so that they go on being known. */
  readonly root: Kept
  readonly epochs: readonly (Kept & { readonly epoch: number; readonly made: string })[]
  readonly blinds: readonly BlindKept[]
}

/** The secrets of one blind epoch. Its tokens' secret has a master of its own, destroyed when it is given up. */
interface BlindKept {
  readonly epoch: number
  readonly made: string
  readonly tokens?: Kept
  readonly proofs: Kept
}

const lookAgain = 1000

/** The ring as this process knows it, which others may change too. */
export function follow(file: string) {
  let ring = readRing(file)
  let [looked, changed] = [Date.now(), statSync(file).mtimeMs]
  return {
    known: () => ring,
    /** Another process may have rotated: looks at most once a second. */
    fresh() {
      if (Date.now() - looked < lookAgain) return ring
      looked = Date.now()
      const now = statSync(file).mtimeMs
      if (now !== changed) [ring, changed] = [readRing(file), now]
      return ring
    },
    /** Gives the ring as it stood before. */
    change: (next: (before: Ring) => Ring) =>
      alone(file, () => {
        const before = readRing(file)
        ring = next(before)
        write(file, ring)
        changed = statSync(file).mtimeMs
        return before
      }),
  }
}

/** Two rotations at once would each make an epoch of the same number, and one of the two keys would be lost. */
function alone<T>(file: string, work: () => T): T {
  try {
    writeFileSync(`${file}.lock`, String(process.pid), { flag: 'wx' })
  } catch {
    throw new Error(`Another rotation is under way; if none is, take away ${file}.lock.`)
  }
  try {
    return work()
  } finally {
    rmSync(`${file}.lock`)
  }
}

export const readRing = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Ring

/** Whole or not at all: a torn key ring would lose everything that was ever sealed. */
function write(file: string, ring: Ring): void {
  renameSync(draft(file, ring), file)
}

/** Of two processes that open a new node at once, one makes its keys and the other takes them. */
export function writeFirst(file: string, ring: Ring): void {
  const drafted = draft(file, ring)
  try {
    linkSync(drafted, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(drafted)
  }
}

function draft(file: string, ring: Ring): string {
  const drafted = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(drafted, JSON.stringify(ring, null, 2), { mode: 0o600, flush: true })
  return drafted
}
