import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyProvider } from './key-provider.ts'
import { vaultOver, type Vault } from './seal.ts'

/** A secret at rest: wrapped under a master key that a provider keeps. */
interface Kept {
  readonly provider: KeyProvider['name']
  readonly master: string
  readonly wrapped: string
}

/** `key-ring.json`: worthless without the provider's master keys. */
interface Ring {
  /** Blind tokens and marks hang on it; a rotation wraps it anew but leaves it as it is, so that tokens go on meeting. */
  readonly root: Kept
  readonly epochs: readonly (Kept & { readonly epoch: number; readonly made: string })[]
}

export interface Epoch {
  readonly epoch: number
  readonly made: string
  readonly provider: string
  readonly master: string
}

export interface KeyRing {
  readonly vault: Vault
  readonly epochs: () => readonly Epoch[]
  /** Begins a new epoch under a new master key. Running nodes notice within a second; old epochs still open. */
  readonly rotate: (now: Date) => Epoch
  /** Gives up all epochs before this one and destroys their master keys; retire-epochs.ts proves first that it may. */
  readonly retireBefore: (epoch: number) => readonly Epoch[]
}

export const keyRingFile = (folder: string): string => join(folder, 'key-ring.json')

const lookAgain = 1000

/** Opens the node's keys, making them on first use. The first provider makes new master keys; all can open old ones. */
export function openKeyRing(folder: string, providers: readonly [KeyProvider, ...KeyProvider[]]): KeyRing {
  const file = keyRingFile(folder)
  if (!existsSync(file)) writeFirst(file, makeRing(providers[0], new Date()))
  const kept = follow(file)
  const opened = new Map<number, Buffer>()
  const root = open(providers, kept.known().root)

  const wrapping = (epoch: number) => {
    const known = opened.get(epoch)
    if (known) return known
    const found = [kept.known(), read(file)].flatMap(({ epochs }) => epochs).find((each) => each.epoch === epoch)
    if (!found) throw new Error(`The key ring holds no epoch ${epoch}.`)
    const key = open(providers, found)
    opened.set(epoch, key)
    return key
  }
  return {
    vault: vaultOver({ root, wrapping, current: () => kept.fresh().epochs.at(-1)!.epoch }),
    epochs: () => read(file).epochs,
    rotate(now) {
      kept.change((before) => withEpoch(before, { provider: providers[0], root, now }))
      return told(kept.known().epochs.at(-1)!)
    },
    retireBefore(first) {
      const before = kept.change((ring) => since(ring, first))
      return destroyMasters(providers, before, kept.known())
    },
  }
}

/** The ring as this process knows it, which others may change too. */
function follow(file: string) {
  let ring = read(file)
  let [looked, changed] = [Date.now(), statSync(file).mtimeMs]
  return {
    known: () => ring,
    /** Another process may have rotated: looks at most once a second. */
    fresh() {
      if (Date.now() - looked < lookAgain) return ring
      looked = Date.now()
      const now = statSync(file).mtimeMs
      if (now !== changed) [ring, changed] = [read(file), now]
      return ring
    },
    /** Gives the ring as it stood before. */
    change: (next: (before: Ring) => Ring) =>
      alone(file, () => {
        const before = read(file)
        ring = next(before)
        write(file, ring)
        changed = statSync(file).mtimeMs
        return before
      }),
  }
}

/** One epoch more, under a new master key that from now on keeps the root too. */
function withEpoch(
  { epochs }: Ring,
  { provider, root, now }: { provider: KeyProvider; root: Buffer; now: Date },
): Ring {
  const kept = keep(provider, randomBytes(32))
  const epoch = { epoch: epochs.at(-1)!.epoch + 1, made: now.toISOString(), ...kept }
  return {
    root: { ...kept, wrapped: provider.wrap(kept.master, root).toString('base64') },
    epochs: [...epochs, epoch],
  }
}

const since = (ring: Ring, first: number): Ring => ({
  ...ring,
  epochs: ring.epochs.filter(({ epoch }) => epoch >= first),
})

const told = ({ wrapped: _wrapped, ...epoch }: Ring['epochs'][number]): Epoch => epoch

/** The masters that the smaller ring needs no more; the ring is written before, so that a crash leaves one too many. */
function destroyMasters(providers: readonly KeyProvider[], before: Ring, after: Ring): Epoch[] {
  const needed = new Set([after.root, ...after.epochs].map(({ master }) => master))
  const retired = before.epochs.filter(({ epoch }) => !after.epochs.some((each) => each.epoch === epoch))
  for (const { provider, master } of retired) if (!needed.has(master)) providerOf(providers, provider).destroy(master)
  return retired.map(told)
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

function makeRing(provider: KeyProvider, now: Date): Ring {
  const epoch = keep(provider, randomBytes(32))
  const root = { ...epoch, wrapped: provider.wrap(epoch.master, randomBytes(32)).toString('base64') }
  return { root, epochs: [{ epoch: 1, made: now.toISOString(), ...epoch }] }
}

function keep(provider: KeyProvider, secret: Buffer): Kept {
  const master = provider.create()
  return { provider: provider.name, master, wrapped: provider.wrap(master, secret).toString('base64') }
}

function open(providers: readonly KeyProvider[], { provider: name, master, wrapped }: Kept): Buffer {
  return providerOf(providers, name).unwrap(master, Buffer.from(wrapped, 'base64'))
}

function providerOf(providers: readonly KeyProvider[], name: string): KeyProvider {
  const provider = providers.find((each) => each.name === name)
  if (!provider) throw new Error(`A key of this node is kept by "${name}", which is not configured.`)
  return provider
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Ring

/** Whole or not at all: a torn key ring would lose everything that was ever sealed. */
function write(file: string, ring: Ring): void {
  renameSync(draft(file, ring), file)
}

/** Of two processes that open a new node at once, one makes its keys and the other takes them. */
function writeFirst(file: string, ring: Ring): void {
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
