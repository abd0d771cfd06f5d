import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke'
import { CompactSign, compactVerify } from 'jose'
import { describe, expect, test } from 'vitest'
import { kem, newSealingPair, privateHalf, publicHalf } from './kem.ts'
import { kinds } from './protocol.ts'
import { signText, verifyText, type KnownKey } from './signed.ts'
import { suite } from './suite.ts'

// Signing and sealing run in this thread (decision 0014). What they write must be what the libraries read, and back.

const hex = (text: string) => Buffer.from(text, 'hex')
const now = new Date('2026-05-10T00:00:00Z')
const pair = generateKeyPairSync('ed25519')
const known: KnownKey = {
  kid: 'ID-sign-1',
  use: 'sign',
  epoch: 1,
  x: '',
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: null,
  revokedAt: null,
  verify: () => pair.publicKey,
}
const read = (text: string) => verifyText('receipt', text, { keys: [known], now })
const byJose = (header: Record<string, unknown> = {}, payload = '{"said":"ສະບາຍດີ"}') =>
  new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'EdDSA', kid: known.kid, typ: kinds.receipt, ...header })
    .sign(pair.privateKey)

describe('signed texts', () => {
  test('jose verifies what we sign', async () => {
    const text = signText('receipt', { said: 'မင်္ဂလာပါ' }, { kid: known.kid, key: pair.privateKey })
    const { payload, protectedHeader } = await compactVerify(text, pair.publicKey)
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({ said: 'မင်္ဂလာပါ' })
    expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: known.kid, typ: kinds.receipt })
  })

  test('we verify what jose signs', async () => {
    expect(read(await byJose())).toEqual({ ok: true, value: { said: 'ສະບາຍດີ' } })
  })

  test('a header that would change what the signature means is not read', async () => {
    const critical = `${Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: known.kid, typ: kinds.receipt, crit: ['exp'], exp: 1 })).toString('base64url')}.e30.AA`
    expect(read(critical)).toEqual({ ok: false, why: 'malformed' })
    expect(read(await byJose({ typ: kinds.envelope }))).toEqual({ ok: false, why: 'malformed' })
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: known.kid, typ: kinds.receipt })).toString('base64url')
    expect(read(`${none}.e30.`)).toEqual({ ok: false, why: 'malformed' })
  })

  test('one text has one spelling: padding, other alphabets and spare bits are refused', async () => {
    const text = await byJose()
    const last = text.at(-1)!
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const respelt = `${text.slice(0, -1)}${alphabet[alphabet.indexOf(last) ^ 1]!}`
    expect(Buffer.from(respelt.split('.')[2]!, 'base64url')).toEqual(Buffer.from(text.split('.')[2]!, 'base64url'))
    for (const other of [respelt, `${text}==`, `${text}.`, `${text} `, text.replace(/\./g, '..')])
      expect(read(other), other.slice(-8)).toEqual({ ok: false, why: 'malformed' })
  })

  test('a changed letter anywhere is a forgery or no text at all', async () => {
    const text = await byJose()
    for (let n = 0; n < text.length; n += 7) {
      const other = `${text.slice(0, n)}${text[n] === 'A' ? 'B' : 'A'}${text.slice(n + 1)}`
      expect(read(other).ok, String(n)).toBe(false)
    }
  })
})

describe('sealed texts', () => {
  const plainSuite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM)
  const info = Buffer.from('id|ID|TH')
  const text = Buffer.from('ខ្ញុំត្រូវការជំនួយ '.repeat(500))

  test('RFC 9180 appendix A.1.1: the shared secret', async () => {
    const own = privateHalf({
      kty: 'OKP',
      x: hex('3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d').toString('base64url'),
      d: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8').toString('base64url'),
    })
    const enc = hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431')
    const secret = await kem().Decap(enc, own, undefined)
    expect(Buffer.from(secret).toString('hex')).toBe('fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc')
  })

  test('the library opens what we seal, and we open what it seals', async () => {
    const jwk = { kty: 'OKP', ...newSealingPair() }
    const [theirs, ours] = [Buffer.from(jwk.d, 'base64url'), privateHalf(jwk)]
    const secretKey = await plainSuite.DeserializePrivateKey(theirs, true)
    const publicKey = await plainSuite.DeserializePublicKey(Buffer.from(jwk.x, 'base64url'))
    const one = await suite.Seal(publicHalf(jwk), text, { info })
    expect(
      Buffer.from(
        await plainSuite.Open({ privateKey: secretKey, publicKey }, one.encapsulatedSecret, one.ciphertext, { info }),
      ),
    ).toEqual(text)
    const two = await plainSuite.Seal(publicKey, text, { info })
    expect(Buffer.from(await suite.Open(ours, two.encapsulatedSecret, two.ciphertext, { info }))).toEqual(text)
  })

  test('a point of small order agrees on nothing', async () => {
    const ours = privateHalf({ kty: 'OKP', ...newSealingPair() })
    await expect(suite.Open(ours, Buffer.alloc(32), text, { info })).rejects.toThrow()
    expect(() => createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: 'short' }, format: 'jwk' })).toThrow()
  })
})
