import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BlindSecrets } from './blind.ts'
import type { KeyProvider } from './key-provider.ts'
import { follow, readRing, writeFirst, type Kept, type Ring } from './ring-file.ts'
import { vaultOver, type Vault } from './seal.ts'

export interface Epoch {
  readonly epoch: number
  readonly made: string
  readonly provider: string
  readonly master: string
}

/** `epoch` of blind tokens; `lookedUp` until it is given up. */
export interface BlindEpoch {
  readonly epoch: number
  readonly made: string
  readonly lookedUp: boolean
}

export interface KeyRing {
  readonly vault: Vault
  readonly epochs: () => readonly Epoch[]
  /** Begins a new epoch under a new master key. Running nodes notice within a second; old epochs still open. */
  readonly rotate: (now: Date) => Epoch
  /** Gives up all epochs before this one and destroys their master keys; retire-epochs.ts proves first that it may. */
  readonly retireBefore: (epoch: number) => readonly Epoch[]
  readonly blindEpochs: () => readonly BlindEpoch[]
  /** Begins a new blind epoch. Running nodes notice within a second; tokens of the one before are still looked up. */
  readonly blindAnew: (now: Date) => BlindEpoch
  /** Destroys the secrets of all tokens before this blind epoch; retire-blinds.ts proves first that it may. */
  readonly retireBlindsBefore: (epoch: number) => readonly BlindEpoch[]
}

type Providers = readonly [KeyProvider, ...KeyProvider[]]

export const keyRingFile = (folder: string): string => join(folder, 'key-ring.json')

/** Opens the node's keys, making them on first use. The first provider makes new master keys; all can open old ones. */
export function openKeyRing(folder: string, providers: Providers): KeyRing {
  const file = keyRingFile(folder)
  if (!existsSync(file)) writeFirst(file, makeRing(providers[0], new Date()))
  const kept = follow(file)
  const root = open(providers, kept.known().root)
  const reread = () => readRing(file)
  return {
    vault: vaultOver({
      root,
      wrapping: wrappingKeys(kept, reread, providers),
      current: () => kept.fresh().epochs.at(-1)!.epoch,
      ...blindSecretsOf(kept, reread, providers),
    }),
    epochs: () => readRing(file).epochs,
    rotate(now) {
      kept.change((before) => withEpoch(before, { providers, now }))
      return told(kept.known().epochs.at(-1)!)
    },
    retireBefore(first) {
      const before = kept.change((ring) => ({ ...ring, epochs: since(ring.epochs, first) }))
      destroyMasters(providers, before, kept.known())
      return before.epochs.filter(({ epoch }) => epoch < first).map(told)
    },
    blindEpochs: () => readRing(file).blinds.map(toldBlind),
    blindAnew(now) {
      kept.change((before) => withBlindEpoch(before, providers, now))
      return toldBlind(kept.known().blinds.at(-1)!)
    },
    retireBlindsBefore(first) {
      const before = kept.change((ring) => withoutTokensBefore(ring, first))
      destroyMasters(providers, before, kept.known())
      return before.blinds.filter(({ epoch, tokens }) => epoch < first && tokens).map(toldBlind)
    },
  }
}

/** The wrapping keys as this process knows them; an epoch unknown to it is looked for anew. */
function wrappingKeys(kept: ReturnType<typeof follow>, reread: () => Ring, providers: Providers) {
  const opened = new Map<number, Buffer>()
  return (epoch: number): Buffer => {
    const known = opened.get(epoch)
    if (known) return known
    const found = [kept.known(), reread()].flatMap(({ epochs }) => epochs).find((each) => each.epoch === epoch)
    if (!found) throw new Error(`The key ring holds no epoch ${epoch}.`)
    const key = open(providers, found)
    opened.set(epoch, key)
    return key
  }
}

/** The blind secrets as this process knows them; looked up anew when a token or proof is of an epoch unknown to it. */
function blindSecretsOf(kept: ReturnType<typeof follow>, reread: () => Ring, providers: Providers): BlindSecrets {
  const opened = new Map<number, { tokens?: Buffer; proofs: Buffer }>()
  let of: Ring | undefined
  let living: readonly number[] = []
  return {
    blindEpochs() {
      const ring = kept.fresh()
      if (ring !== of) {
        ;[of, living] = [ring, ring.blinds.filter(({ tokens }) => tokens).map(({ epoch }) => epoch)]
        living = living.toReversed()
        opened.clear() // what was given up is remembered no more
      }
      return living
    },
    blindSecrets(epoch) {
      const known = opened.get(epoch)
      if (known) return known
      const found = [kept.known(), reread()].flatMap(({ blinds }) => blinds).find((each) => each.epoch === epoch)
      if (!found) throw new Error(`The key ring holds no blind epoch ${epoch}.`)
      const { tokens, proofs } = found
      const secrets = { ...(tokens && { tokens: open(providers, tokens) }), proofs: open(providers, proofs) }
      opened.set(epoch, secrets)
      return secrets
    },
  }
}

/** One epoch more, under a new master key that from now on keeps the root and the proofs too. */
function withEpoch(ring: Ring, { providers, now }: { providers: Providers; now: Date }): Ring {
  const { root, epochs, blinds } = ring
  const [provider] = providers
  const kept = keep(provider, randomBytes(32))
  const anew = (secret: Kept): Kept => ({
    ...kept,
    wrapped: provider.wrap(kept.master, open(providers, secret)).toString('base64'),
  })
  return {
    root: anew(root),
    epochs: [...epochs, { epoch: epochs.at(-1)!.epoch + 1, made: now.toISOString(), ...kept }],
    blinds: blinds.map((each) => ({ ...each, proofs: anew(each.proofs) })),
  }
}

function withBlindEpoch(ring: Ring, providers: Providers, now: Date): Ring {
  const epoch = ring.blinds.at(-1)!.epoch + 1
  return { ...ring, blinds: [...ring.blinds, makeBlind(providers, ring.root, { epoch, now })] }
}

const withoutTokensBefore = (ring: Ring, first: number): Ring => ({
  ...ring,
  blinds: ring.blinds.map(({ tokens, ...each }) => ({ ...each, ...(each.epoch >= first && tokens && { tokens }) })),
})

/** Its proofs are kept under the master that keeps the root. */
function makeBlind(providers: Providers, { provider, master }: Kept, { epoch, now }: { epoch: number; now: Date }) {
  const proofs = providerOf(providers, provider).wrap(master, randomBytes(32)).toString('base64')
  return {
    epoch,
    made: now.toISOString(),
    tokens: keep(providers[0], randomBytes(32)),
    proofs: { provider, master, wrapped: proofs },
  }
}

const since = <T extends { epoch: number }>(epochs: readonly T[], first: number): T[] =>
  epochs.filter(({ epoch }) => epoch >= first)

const told = ({ wrapped: _wrapped, ...epoch }: Ring['epochs'][number]): Epoch => epoch
const toldBlind = ({ epoch, made, tokens }: Ring['blinds'][number]): BlindEpoch => ({
  epoch,
  made,
  lookedUp: tokens !== undefined,
})

/** The masters that the ring needs no more; it is written before, so that a crash leaves one too many. */
function destroyMasters(providers: Providers, before: Ring, after: Ring): void {
  const needed = new Set(mastersOf(after).map(({ master }) => master))
  const gone = new Map(mastersOf(before).map((kept) => [kept.master, kept.provider]))
  for (const [master, provider] of gone) if (!needed.has(master)) providerOf(providers, provider).destroy(master)
}

const mastersOf = ({ root, epochs, blinds }: Ring): Kept[] => [
  root,
  ...epochs,
  ...blinds.flatMap(({ tokens, proofs }) => [proofs, ...(tokens ? [tokens] : [])]),
]

function makeRing(provider: KeyProvider, now: Date): Ring {
  const epoch = keep(provider, randomBytes(32))
  const root = { ...epoch, wrapped: provider.wrap(epoch.master, randomBytes(32)).toString('base64') }
  return {
    root,
    epochs: [{ epoch: 1, made: now.toISOString(), ...epoch }],
    blinds: [makeBlind([provider], root, { epoch: 1, now })],
  }
}

function keep(provider: KeyProvider, secret: Buffer): Kept {
  const master = provider.create()
  return { provider: provider.name, master, wrapped: provider.wrap(master, secret).toString('base64') }
}

function open(providers: Providers, { provider: name, master, wrapped }: Kept): Buffer {
  return providerOf(providers, name).unwrap(master, Buffer.from(wrapped, 'base64'))
}

function providerOf(providers: Providers, name: string): KeyProvider {
  const provider = providers.find((each) => each.name === name)
  if (!provider) throw new Error(`A key of this node is kept by "${name}", which is not configured.`)
  return provider
}
