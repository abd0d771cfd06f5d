import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { blindingOver, type Blinding, type BlindSecrets } from './blind.ts'
import type { Db } from './db.ts'
import { freshBytes } from './fresh-bytes.ts'
import { Problem } from './problem.ts'

export interface SealTables {
  'platform.data_key': { id: string; wrapped: Buffer; epoch: number }
}

/** A key of one case, report or file. Destroying its row erases all that it sealed. */
export interface DataKey {
  readonly id: string
  readonly key: Buffer
}

/** The row that must be stored in the transaction that first uses the key. */
export type DataKeyRow = SealTables['platform.data_key']

/** Wraps data keys under the node's key and blinds values for look-up (key-ring.ts says where the node's keys are). */
export interface Vault extends Blinding {
  newDataKey(id: string): { dataKey: DataKey; row: DataKeyRow }
  /** Keeps the last few thousand opened keys at hand, so that a page of a list costs no decryption of keys. */
  unwrap(row: DataKeyRow): DataKey
  /** The same key wrapped under the newest epoch. */
  rewrap(row: DataKeyRow): DataKeyRow
  /** Drops an opened key from memory. */
  forget(id: string): void
  /** A keyed 32-byte mark by which the node knows again what it wrote, or a secret too long to be guessed. The same for ever. */
  mark(purpose: string, text: string): Buffer
}

const iv = 12
const tag = 16

/** AES-256-GCM under the data key; `field` is bound in, so that a sealed value cannot be moved to another column. */
export function sealBytes({ id, key }: DataKey, field: string, bytes: Uint8Array): Buffer {
  const nonce = freshBytes(iv)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${id}|${field}`))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

export function openBytes({ id, key }: DataKey, field: string, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, iv)).setAAD(Buffer.from(`${id}|${field}`))
  cipher.setAuthTag(sealed.subarray(-tag))
  return Buffer.concat([cipher.update(sealed.subarray(iv, -tag)), cipher.final()])
}

export const sealText = (dataKey: DataKey, field: string, text: string): Buffer =>
  sealBytes(dataKey, field, Buffer.from(text))

export const openText = (dataKey: DataKey, field: string, sealed: Buffer): string =>
  openBytes(dataKey, field, sealed).toString('utf8')

export const sealJson = (dataKey: DataKey, field: string, value: unknown): Buffer =>
  sealText(dataKey, field, JSON.stringify(value))

export const openJson = <T>(dataKey: DataKey, field: string, sealed: Buffer): T =>
  JSON.parse(openText(dataKey, field, sealed)) as T

/** Makes a key for `id`, stores its wrapped form in this transaction and hands it over for use. */
export async function createDataKey(db: Db<SealTables>, vault: Vault, id: string): Promise<DataKey> {
  const { dataKey, row } = vault.newDataKey(id)
  await db.insertInto('platform.data_key').values(row).execute()
  return dataKey
}

/** The key of `id`; undefined when it was destroyed, which is how a case is erased. */
export async function findDataKey(db: Db<SealTables>, vault: Vault, id: string): Promise<DataKey | undefined> {
  const row = await db.selectFrom('platform.data_key').selectAll().where('id', '=', id).executeTakeFirst()
  return row && vault.unwrap(row)
}

/** The same, for those who need it. Throws `platform/erased`. */
export async function getDataKey(db: Db<SealTables>, vault: Vault, id: string): Promise<DataKey> {
  const key = await findDataKey(db, vault, id)
  if (!key) throw new Problem('platform/erased', 410, { id })
  return key
}

interface Keeping {
  readonly db: Db<SealTables>
  readonly vault: Vault
}

/** The keys of several ids in one round trip; one that was destroyed is missing. */
export async function findKeys({ db, vault }: Keeping, ids: readonly string[]): Promise<ReadonlyMap<string, DataKey>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('platform.data_key')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, vault.unwrap(row)]))
}

/** The same, for those who need every one of them. The returned function throws `platform/erased`. */
export async function keysOf(context: Keeping, ids: readonly string[]): Promise<(id: string) => DataKey> {
  const found = await findKeys(context, ids)
  return (id) => {
    const key = found.get(id)
    if (!key) throw new Problem('platform/erased', 410, { id })
    return key
  }
}

/** Erases all that the key of `id` sealed: in the database, and in what this process still remembered. */
export async function destroyDataKey(db: Db<SealTables>, vault: Vault, id: string): Promise<void> {
  await db.deleteFrom('platform.data_key').where('id', '=', id).execute()
  vault.forget(id)
}

/** The secrets of a node, opened. Wrapping keys and blind secrets come in epochs; the root of marks stays for ever. */
export interface Secrets extends BlindSecrets {
  readonly root: Buffer
  /** The epoch under which new data keys are wrapped. */
  readonly current: () => number
  /** Throws when there is no such epoch. */
  readonly wrapping: (epoch: number) => Buffer
}

const remembered = 10_000

export function vaultOver({ root, current, wrapping, ...blind }: Secrets): Vault {
  const marking = createHmac('sha256', root).update('marks').digest()
  const opened = new Map<string, { wrapped: Buffer; dataKey: DataKey }>()
  const wrap = ({ id, key }: DataKey, epoch: number) =>
    sealText({ id, key: wrapping(epoch) }, 'data-key', key.toString('base64'))
  const unwrap = ({ id, wrapped, epoch }: DataKeyRow): DataKey => {
    const known = opened.get(id)
    opened.delete(id) // put back as the newest, so that the oldest falls out first
    const dataKey = known?.wrapped.equals(wrapped)
      ? known.dataKey
      : { id, key: Buffer.from(openText({ id, key: wrapping(epoch) }, 'data-key', wrapped), 'base64') }
    opened.set(id, { wrapped, dataKey })
    if (opened.size > remembered) opened.delete(opened.keys().next().value!)
    return dataKey
  }
  return {
    newDataKey(id) {
      const dataKey = { id, key: freshBytes(32) }
      const epoch = current()
      return { dataKey, row: { id, wrapped: wrap(dataKey, epoch), epoch } }
    },
    unwrap,
    rewrap(row) {
      const epoch = current()
      return row.epoch === epoch ? row : { id: row.id, wrapped: wrap(unwrap(row), epoch), epoch }
    },
    forget: (id) => void opened.delete(id),
    ...blindingOver(blind),
    mark: (purpose, text) => createHmac('sha256', marking).update(`${purpose}|${text}`).digest(),
  }
}

/** A vault over one 32-byte key, for tests and measurements: one epoch, never rotated. */
export function openVault(nodeKey: Buffer, epoch = 1): Vault {
  const derive = (purpose: string) => createHmac('sha256', nodeKey).update(purpose).digest()
  const [wrapping, tokens, proofs] = [derive('wrap data keys'), derive('blind tokens'), derive('proofs')]
  const blindEpochs = [1]
  return vaultOver({
    root: nodeKey,
    current: () => epoch,
    wrapping: () => wrapping,
    blindEpochs: () => blindEpochs,
    blindSecrets: () => ({ tokens, proofs }),
  })
}
