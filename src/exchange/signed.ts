import { createHash } from 'node:crypto'
import { CompactSign, compactVerify, decodeProtectedHeader, errors } from 'jose'
import { refuseHostile } from '../platform/read-json.ts'
import type { OwnKeys, SigningKey } from './keys.ts'
import { kinds, type DirectoryKey, type Kind } from './protocol.ts'
import type { Refusal } from './problems.ts'

const utf8 = new TextEncoder()
const strictly = new TextDecoder('utf-8', { fatal: true })

/** Clocks of two states may differ by this much. */
export const skew = 10 * 60_000

export const digestOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url')

/** A value as a JWS in compact form, signed by this node's newest key that the directory names. */
export async function signText(kind: Kind, value: unknown, { kid, key }: OwnKeys['sign'][number]): Promise<string> {
  return new CompactSign(utf8.encode(JSON.stringify(value)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: kinds[kind] })
    .sign(key)
}

export type Verdict<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Refusal }

/** A public key as the directory knows it, imported once. */
export interface KnownKey extends DirectoryKey {
  readonly verify: () => Promise<SigningKey>
}

/** Whether `text` is of this kind and signed by one of `keys`, and if not, why. The value is not yet checked further. */
export async function verifyText(
  kind: Kind,
  text: string,
  { keys, now }: { keys: readonly KnownKey[]; now: Date },
): Promise<Verdict<unknown>> {
  const kid = kidOf(text, kind)
  if (kid === undefined) return { ok: false, why: 'malformed' }
  const known = keys.find((key) => key.kid === kid && key.use === 'sign')
  const unfit = known ? whyUnfit(known, now) : 'unknown-key'
  if (unfit) return { ok: false, why: unfit }
  try {
    const { payload } = await compactVerify(text, await known!.verify(), { algorithms: ['EdDSA'] })
    return { ok: true, value: parseStrictly(payload) }
  } catch (error) {
    const forged = error instanceof errors.JWSSignatureVerificationFailed
    return { ok: false, why: forged ? 'bad-signature' : 'malformed' }
  }
}

function kidOf(text: string, kind: Kind): string | undefined {
  try {
    const { kid, typ } = decodeProtectedHeader(text)
    return typ === kinds[kind] && typeof kid === 'string' ? kid : undefined
  } catch {
    return undefined
  }
}

/** Revocation counts at once, whenever the text was signed; dates count with the tolerance for clocks. */
export function whyUnfit(key: DirectoryKey, now: Date): Refusal | undefined {
  if (key.revokedAt !== null) return 'key-revoked'
  const from = Date.parse(key.validFrom) - skew
  const until = key.validUntil === null ? Infinity : Date.parse(key.validUntil) + skew
  return now.getTime() < from || now.getTime() > until ? 'key-out-of-date' : undefined
}

/** JSON of a partner, with nothing in it that PostgreSQL or a reader could choke on. */
export function parseStrictly(bytes: Uint8Array): unknown {
  const value: unknown = JSON.parse(strictly.decode(bytes))
  refuseHostile(value, 32)
  return value
}
