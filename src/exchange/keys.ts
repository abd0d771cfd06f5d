import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { base64url, calculateJwkThumbprint, type JWK } from 'jose'
import type { Db } from '../platform/db.ts'
import type { SystemContext } from '../platform/handle.ts'
import { createDataKey, openJson, sealJson, type SealTables, type Vault } from '../platform/seal.ts'
import { newSealingPair, privateHalf, type SealingKey } from './kem.ts'
import type { DirectoryKey } from './protocol.ts'
import type { ExchangeTables } from './tables.ts'

export type Use = 'sign' | 'seal'

/** The private keys this node holds, ready for use. Old sealing keys stay, to open what was sent to them. */
export interface OwnKeys {
  readonly sign: readonly { readonly kid: string; readonly key: KeyObject }[]
  readonly seal: ReadonlyMap<string, SealingKey>
}

interface PublicKey {
  readonly kid: string
  readonly x: string
}

/** Makes the next epoch of one kind of key. It counts once a directory that names it is accepted. */
export async function makeKey(context: SystemContext<ExchangeTables>, use: Use): Promise<PublicKey> {
  const { db, vault, state, now, newId } = context
  const { epoch } = await db
    .selectFrom('exchange.own_key')
    .where('use', '=', use)
    .select(({ fn }) => fn.max('epoch').as('epoch'))
    .executeTakeFirstOrThrow()
  const next = ((epoch as number | null) ?? 0) + 1
  const jwk = use === 'sign' ? newSigningKey() : newSealingKey()
  const kid = `${state}-${use}-${next}-${(await calculateJwkThumbprint(jwk)).slice(0, 8)}`
  const dataKey = await createDataKey(db, vault, newId())
  await db
    .insertInto('exchange.own_key')
    .values({
      kid,
      use,
      epoch: next,
      public_key: JSON.stringify({ x: jwk.x }),
      sealed: sealJson(dataKey, kid, jwk),
      data_key: dataKey.id,
      made_at: now,
      retired_at: null,
    })
    .execute()
  return { kid, x: jwk.x! }
}

const newSigningKey = (): JWK => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as JWK
const newSealingKey = (): JWK => ({ kty: 'OKP', crv: 'X25519', ...newSealingPair() })

/** Unseals this node's own keys, newest first. */
export async function openOwnKeys(db: Db<ExchangeTables & SealTables>, vault: Vault): Promise<OwnKeys> {
  const rows = await db
    .selectFrom('exchange.own_key as own')
    .innerJoin('platform.data_key as key', 'key.id', 'own.data_key')
    .where('own.retired_at', 'is', null)
    .orderBy('own.epoch', 'desc')
    .select(['own.kid', 'own.use', 'own.sealed', 'key.id', 'key.wrapped', 'key.epoch'])
    .execute()
  const sign: { kid: string; key: KeyObject }[] = []
  const seal = new Map<string, SealingKey>()
  for (const { kid, use, sealed, ...row } of rows) {
    const jwk = openJson<JWK>(vault.unwrap(row), kid, sealed)
    if (use === 'sign') sign.push({ kid, key: createPrivateKey({ key: jwk, format: 'jwk' }) })
    else seal.set(kid, privateHalf(jwk))
  }
  return { sign, seal }
}

/** A partner's public key to sign with, ready for use. */
export const importSigning = ({ x }: Pick<DirectoryKey, 'x'>): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })

/** 16 bytes that make the digest of a short body impossible to guess. */
export const newSalt = (): string => base64url.encode(randomBytes(16))
