import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import type { JWK } from 'jose'
import { KEM_DHKEM_X25519_HKDF_SHA256, type KEM, type Key } from 'hpke'

/** One half of an X25519 key, with the 32 bytes of its public half. */
export interface SealingKey extends Key {
  readonly object: KeyObject
  readonly raw: Buffer
}

const curve = { kty: 'OKP', crv: 'X25519' }
const algorithm = { name: 'X25519' }
const half = (type: 'public' | 'private', object: KeyObject, raw: Buffer): SealingKey => ({
  algorithm,
  extractable: false,
  type,
  object,
  raw,
})

/** A public key as the list of members names it: `x`, 32 bytes in base64url. */
export const publicHalf = ({ x }: { x: string }): SealingKey =>
  half('public', createPublicKey({ key: { ...curve, x }, format: 'jwk' }), Buffer.from(x, 'base64url'))

export const privateHalf = ({ x, d }: JWK): SealingKey =>
  half('private', createPrivateKey({ key: { ...curve, x: x!, d: d! }, format: 'jwk' }), Buffer.from(x!, 'base64url'))

export const newSealingPair = (): { x: string; d: string } => {
  const { x, d } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' })
  return { x: x!, d: d! }
}

export const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest()

const label = Buffer.from('HPKE-v1KEM\0\x20', 'latin1')
const [prk, secret] = [Buffer.from('eae_prk'), Buffer.from('shared_secret')]

/** ExtractAndExpand of RFC 9180 §4.1 for one block of SHA-256. */
function sharedSecret(agreed: Uint8Array, enc: Uint8Array, recipient: Uint8Array): Buffer {
  const extracted = hmac(Buffer.alloc(0), label, prk, agreed)
  return hmac(extracted, Uint8Array.of(0, 32), label, secret, enc, recipient, Uint8Array.of(1))
}

/**
 * DHKEM(X25519, HKDF-SHA256) of RFC 9180 §4.1, in this thread: WebCrypto sends each of its eight short steps to
 * another thread and back, which costs more than the steps (decision 0014). Throws on a public key of small order.
 */
export const kem = (): KEM<SealingKey> => ({
  ...(KEM_DHKEM_X25519_HKDF_SHA256() as unknown as KEM<SealingKey>),
  async Encap(recipient) {
    const { publicKey, privateKey } = generateKeyPairSync('x25519')
    const enc = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url')
    const agreed = diffieHellman({ privateKey, publicKey: recipient.object })
    return { enc, shared_secret: sharedSecret(agreed, enc, recipient.raw) }
  },
  async Decap(enc, own) {
    const sender = publicHalf({ x: Buffer.from(enc).toString('base64url') })
    const agreed = diffieHellman({ privateKey: own.object, publicKey: sender.object })
    return sharedSecret(agreed, enc, own.raw)
  },
})
