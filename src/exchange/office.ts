import type { Db } from '../platform/db.ts'
import { inSystem } from '../platform/in-system.ts'
import type { SealTables, Vault } from '../platform/seal.ts'
import { isMemberOn, openDirectory, type KnownDirectory, type KnownMember } from './directory.ts'
import { openOwnKeys, type OwnKeys } from './keys.ts'
import { refuse } from './problems.ts'
import type { ExchangeHost, ExchangeTables } from './tables.ts'

/** What the post office of one node has at hand: its own keys and the list of members. */
export interface Office {
  readonly directory: KnownDirectory
  readonly own: OwnKeys
  /** The key this node signs with: its newest that the directory names. */
  readonly signer: OwnKeys['sign'][number]
  readonly memberOn: (state: string, now: Date) => KnownMember | undefined
}

const offices = new WeakMap<Vault, Promise<Office>>()
const versions = new WeakMap<Vault, number>()

/**
 * The office of the node whose vault this is. Read and unsealed again only when a newer list was accepted, since a new
 * key counts from the list that names it. Throws `exchange/no-directory` on a node that has joined no region.
 */
export async function openOffice(
  { db, vault, state }: { db: Db<ExchangeTables & SealTables>; vault: Vault; state: string },
  knownVersion?: number,
): Promise<Office> {
  const version = knownVersion ?? (await newestVersion(db))
  if (version === undefined) throw refuse('no-directory')
  const held = versions.get(vault) === version ? offices.get(vault) : undefined
  if (held) return held
  const office = await readOffice(db, vault, state)
  versions.set(vault, version)
  offices.set(vault, Promise.resolve(office))
  return office
}

async function newestVersion(db: Db<ExchangeTables>): Promise<number | undefined> {
  const { version } = await db
    .selectFrom('exchange.directory')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirstOrThrow()
  return (version as number | null) ?? undefined
}

async function readOffice(db: Db<ExchangeTables & SealTables>, vault: Vault, state: string): Promise<Office> {
  const row = await db
    .selectFrom('exchange.directory')
    .orderBy('version', 'desc')
    .select('document')
    .limit(1)
    .executeTakeFirstOrThrow()
  const directory = openDirectory(row.document)
  const own = await openOwnKeys(db, vault)
  const named = new Set(directory.members.get(state)?.keys.map(({ kid }) => kid))
  const signer = own.sign.find(({ kid }) => named.has(kid))
  if (!signer) throw refuse('no-directory', { state })
  return {
    directory,
    own,
    signer,
    memberOn(other, now) {
      const member = directory.members.get(other)
      return member && isMemberOn(member, now) ? member : undefined
    },
  }
}

const checked = new WeakMap<Vault, number>()
const fresh = 1000

/** The office without a look at the database each time: a new list counts within a second. */
export async function officeOf(host: ExchangeHost): Promise<Office> {
  const held = offices.get(host.vault)
  const now = performance.now()
  if (held && now - (checked.get(host.vault) ?? -Infinity) < fresh) return held
  const office = await inSystem(host, openOffice)
  checked.set(host.vault, now)
  return office
}

/** After this node itself took over a new list. */
export function forgetOffice(vault: Vault): void {
  checked.delete(vault)
  versions.delete(vault)
}
