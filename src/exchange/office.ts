import type { Db } from '../platform/db.ts'
import { inSystem } from '../platform/in-system.ts'
import type { SystemContext } from '../platform/handle.ts'
import type { SealTables, Vault } from '../platform/seal.ts'
import { isMemberOn, openDirectory, type KnownDirectory, type KnownMember } from './directory.ts'
import { openOwnKeys, type OwnKeys } from './keys.ts'
import { noDirectory } from './problems.ts'
import type { ExchangeHost, ExchangeTables } from './tables.ts'

/** What the post office of one node has at hand: its own keys and the list of members. */
export interface Office {
  readonly directory: KnownDirectory
  readonly own: OwnKeys
  /** The key this node signs with: its newest that the directory names. */
  readonly signer: OwnKeys['sign'][number]
  readonly memberOn: (state: string, now: Date) => KnownMember | undefined
}

/**
 * The office of the node whose vault this is. Read and unsealed again only when a newer list was accepted, since a new
 * key counts from the list that names it; whether there is one is looked up once a second, not at each message.
 * Throws `exchange/no-directory` on a node that has joined no region.
 */
export async function openOffice(context: OfficeContext): Promise<Office> {
  return held(context.vault) ?? lookUp(context)
}

type OfficeContext = Pick<SystemContext<ExchangeTables>, 'db' | 'vault' | 'state'>

/** The same where no transaction is open. */
export const officeOf = async (host: ExchangeHost): Promise<Office> => held(host.vault) ?? inSystem(host, lookUp)

interface Held {
  readonly office: Office
  readonly checked: number
}
const offices = new WeakMap<Vault, Held>()
const fresh = 1000

function held(vault: Vault): Office | undefined {
  const before = offices.get(vault)
  return before && performance.now() - before.checked < fresh ? before.office : undefined
}

async function lookUp({ db, vault, state }: OfficeContext): Promise<Office> {
  const version = await newestVersion(db)
  if (version === undefined) throw noDirectory()
  const before = offices.get(vault)?.office
  const office = before?.directory.content.version === version ? before : await readOffice(db, vault, state)
  offices.set(vault, { office, checked: performance.now() })
  return office
}

/** After this node itself took over a new list, or made a new key. */
export function forgetOffice(vault: Vault): void {
  offices.delete(vault)
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
  if (!signer) throw noDirectory()
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
