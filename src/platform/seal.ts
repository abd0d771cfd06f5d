import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Db } from './db.ts'
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

/** Wraps data keys under the node's key and blinds values for look-up. Holds the node's key in memory, never on disk. */
export interface Vault {
  newDataKey(id: string): { dataKey: DataKey; row: DataKeyRow }
  unwrap(row: DataKeyRow): DataKey
  /** A keyed, irreversible 16-byte token of a normalised value: equal values meet, nobody reads them. */
  blind(kind: string, value: string): Buffer
  /** A keyed 32-byte mark by which the node knows what it wrote itself. */
  mark(purpose: string, text: string): Buffer
}

const iv = 12
const tag = 16

/** AES-256-GCM under the data key; `field` is bound in, so that a sealed value cannot be moved to another column. */
export function sealText({ id, key }: DataKey, field: string, text: string): Buffer {
  const nonce = randomBytes(iv)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`${id}|${field}`))
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

export function openText({ id, key }: DataKey, field: string, sealed: Buffer): string {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, iv)).setAAD(Buffer.from(`${id}|${field}`))
  cipher.setAuthTag(sealed.subarray(-tag))
  return cipher.update(sealed.subarray(iv, -tag), undefined, 'utf8') + cipher.final('utf8')
}

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

/** The key of `id`. Throws `platform/erased` when it was destroyed, which is how a case is erased. */
export async function getDataKey(db: Db<SealTables>, vault: Vault, id: string): Promise<DataKey> {
  const row = await db.selectFrom('platform.data_key').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('platform/erased', 410, { id })
  return vault.unwrap(row)
}

/** A vault over one 32-byte node key. */
export function openVault(nodeKey: Buffer, epoch = 1): Vault {
  const derive = (purpose: string) => createHmac('sha256', nodeKey).update(purpose).digest()
  const wrapping = derive('wrap data keys')
  const blinding = derive('blind indexes')
  const marking = derive('marks')
  return {
    newDataKey(id) {
      const dataKey = { id, key: randomBytes(32) }
      const wrapped = sealText({ id, key: wrapping }, 'data-key', dataKey.key.toString('base64'))
      return { dataKey, row: { id, wrapped, epoch } }
    },
    unwrap: ({ id, wrapped }) => ({
      id,
      key: Buffer.from(openText({ id, key: wrapping }, 'data-key', wrapped), 'base64'),
    }),
    blind: (kind, value) => createHmac('sha256', blinding).update(`${kind}|${value}`).digest().subarray(0, 16),
    mark: (purpose, text) => createHmac('sha256', marking).update(`${purpose}|${text}`).digest(),
  }
}
