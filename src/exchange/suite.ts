import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256, type AEAD, type KDF } from 'hpke'

const tag = 16
const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest()

/**
 * HKDF and AES-GCM at once, in this thread. WebCrypto sends every one of these short steps to another thread and back,
 * six for one message and each way, and the journey costs more than the step.
 */
const kdf = (): KDF => ({
  ...KDF_HKDF_SHA256(),
  Extract: async (salt, ikm) => hmac(salt, ikm),
  async Expand(prk, info, length) {
    const blocks: Buffer[] = []
    for (let n = 1; (n - 1) * 32 < length; n++)
      blocks.push(hmac(prk, blocks.at(-1) ?? Buffer.alloc(0), info, Uint8Array.of(n)))
    return Buffer.concat(blocks).subarray(0, length)
  },
})

const aead = (): AEAD => ({
  ...AEAD_AES_256_GCM(),
  async Seal(...[key, nonce, aad, plain]) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad)
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  async Open(...[key, nonce, aad, sealed]) {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tag }).setAAD(aad)
    cipher.setAuthTag(sealed.subarray(-tag))
    return Buffer.concat([cipher.update(sealed.subarray(0, -tag)), cipher.final()])
  },
})

/** RFC 9180: X25519, HKDF-SHA256, AES-256-GCM. */
export const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, kdf, aead)
