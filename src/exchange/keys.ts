import { randomBytes } from 'node:crypto'
import type { KeyPair } from 'hpke'
import { base64url, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { Db } from '../platform/db.ts'
import type { SystemContext } from '../platform/handle.ts'
import { createDataKey, openJson, sealJson, type SealTables, type Vault } from '../platform/seal.ts'
import type { DirectoryKey } from './protocol.ts'
import { suite } from './suite.ts'
import type { ExchangeTables } from './tables.ts'

export type Use = 'sign' | 'seal'
export type SigningKey = CryptoKey
export type SealingKey = CryptoKey

/** The private keys this node holds, ready for use. Old sealing keys stay, to open what was sent to them. */
export interface OwnKeys {
  readonly sign: readonly { readonly kid: string; readonly key: SigningKey }[]
  readonly seal: ReadonlyMap<string, KeyPair<SealingKey>>
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
  const jwk = use === 'sign' ? await newSigningKey() : await newSealingKey()
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

async function newSigningKey(): Promise<JWK> {
  return exportJWK((await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })).privateKey)
}

async function newSealingKey(): Promise<JWK> {
  const { privateKey, publicKey } = await suite.GenerateKeyPair(true)
  return {
    kty: 'OKP',
    crv: 'X25519',
    d: base64url.encode(await suite.SerializePrivateKey(privateKey)),
    x: base64url.encode(await suite.SerializePublicKey(publicKey)),
  }
}

/** Unseals this node's own keys, newest first. */
export async function openOwnKeys(db: Db<ExchangeTables & SealTables>, vault: Vault): Promise<OwnKeys> {
  const rows = await db
    .selectFrom('exchange.own_key as own')
    .innerJoin('platform.data_key as key', 'key.id', 'own.data_key')
    .where('own.retired_at', 'is', null)
    .orderBy('own.epoch', 'desc')
    .select(['own.kid', 'own.use', 'own.sealed', 'key.id', 'key.wrapped', 'key.epoch'])
    .execute()
  const sign: { kid: string; key: SigningKey }[] = []
  const seal = new Map<string, KeyPair<SealingKey>>()
  for (const { kid, use, sealed, ...row } of rows) {
    const jwk = openJson<JWK>(vault.unwrap(row), kid, sealed)
    if (use === 'sign') sign.push({ kid, key: (await importJWK(jwk, 'EdDSA')) as SigningKey })
    else seal.set(kid, await openPair(jwk))
  }
  return { sign, seal }
}

/** Both halves, so that opening need not work the public one out again each time. */
const openPair = async ({ d, x }: JWK): Promise<KeyPair<SealingKey>> => ({
  privateKey: await suite.DeserializePrivateKey(base64url.decode(d!), false),
  publicKey: await suite.DeserializePublicKey(base64url.decode(x!)),
})

/** A partner's public key, ready for use. */
export const importSigning = async ({ x }: Pick<DirectoryKey, 'x'>): Promise<SigningKey> =>
  (await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA')) as SigningKey

export const importSealing = ({ x }: Pick<DirectoryKey, 'x'>): Promise<SealingKey> =>
  suite.DeserializePublicKey(base64url.decode(x))

/** 16 bytes that make the digest of a short body impossible to guess. */
export const newSalt = (): string => base64url.encode(randomBytes(16))
