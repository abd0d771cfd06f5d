import { base64url } from 'jose'
import type { SealingKey } from './kem.ts'
import type { Wire } from './protocol.ts'
import { suite } from './suite.ts'

const utf8 = new TextEncoder()

/** Binds the sealed bytes to their id and to both states, so that no part can be swapped on the way. */
const bound = ({ id, from, to }: Pick<Wire, 'id' | 'from' | 'to'>) => utf8.encode(`${id}|${from}|${to}`)

/** Seals the signed envelope and the body to one recipient. What is inside: the envelope, a line feed, the body. */
export async function wrap(
  { id, from, to }: Pick<Wire, 'id' | 'from' | 'to'>,
  { kid, key }: { kid: string; key: SealingKey },
  { envelope, payload }: { envelope: string; payload: string },
): Promise<string> {
  const plain = utf8.encode(`${envelope}\n${payload}`)
  const { encapsulatedSecret, ciphertext } = await suite.Seal(key, plain, { info: bound({ id, from, to }) })
  const wire: Wire = {
    suar: 1,
    id,
    from,
    to,
    key: kid,
    enc: base64url.encode(encapsulatedSecret),
    sealed: Buffer.from(ciphertext.buffer, ciphertext.byteOffset, ciphertext.byteLength).toString('base64url'),
  }
  return JSON.stringify(wire)
}

/** Opens what was sealed to us. `undefined` when it was not, or when a byte of it was changed. */
export async function unwrap(
  wire: Wire,
  key: SealingKey,
): Promise<{ envelope: string; payload: Uint8Array } | undefined> {
  try {
    const sealed = Buffer.from(wire.sealed, 'base64url')
    const plain = Buffer.from(await suite.Open(key, base64url.decode(wire.enc), sealed, { info: bound(wire) }))
    const end = plain.indexOf(0x0a)
    return end < 0
      ? undefined
      : { envelope: plain.subarray(0, end).toString('latin1'), payload: plain.subarray(end + 1) }
  } catch {
    return undefined
  }
}
