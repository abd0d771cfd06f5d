import { createCipheriv, createDecipheriv } from 'node:crypto'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, type AEAD, type KDF } from 'hpke'
import { hmac, kem } from './kem.ts'

const tag = 16

/**
 * HKDF and AES-GCM at once, in this thread, for the reason told at `kem`.
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
export const suite = new CipherSuite(kem, kdf, aead)
