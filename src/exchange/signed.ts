import { createHash, sign, verify, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { refuseHostile } from '../platform/read-json.ts'
import type { OwnKeys } from './keys.ts'
import { kinds, type DirectoryKey, type Kind } from './protocol.ts'
import type { Refusal } from './problems.ts'

const strictly = new TextDecoder('utf-8', { fatal: true })

/** Clocks of two states may differ by this much. */
export const skew = 10 * 60_000

export const digestOf = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('base64url')

const inBase64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A value as a JWS in compact form (RFC 7515, RFC 8037), signed by this node's newest key that the directory names. */
export function signText(kind: Kind, value: unknown, { kid, key }: OwnKeys['sign'][number]): string {
  const signed = `${inBase64({ alg: 'EdDSA', kid, typ: kinds[kind] })}.${inBase64(value)}`
  return `${signed}.${sign(null, Buffer.from(signed, 'latin1'), key).toString('base64url')}`
}

export type Verdict<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Refusal }

/** A public key as the directory knows it, imported once. */
export interface KnownKey extends DirectoryKey {
  readonly verify: () => KeyObject
}

/** Whether `text` is of this kind and signed by one of `keys`, and if not, why. The value is not yet checked further. */
export function verifyText(
  kind: Kind,
  text: string,
  { keys, now }: { keys: readonly KnownKey[]; now: Date },
): Verdict<unknown> {
  const parts = partsOf(text, kind)
  if (!parts) return { ok: false, why: 'malformed' }
  const known = keys.find((key) => key.kid === parts.kid && key.use === 'sign')
  const unfit = known ? whyUnfit(known, now) : 'unknown-key'
  if (unfit) return { ok: false, why: unfit }
  if (!verify(null, parts.signed, known!.verify(), parts.signature)) return { ok: false, why: 'bad-signature' }
  try {
    return { ok: true, value: parseStrictly(parts.payload) }
  } catch {
    return { ok: false, why: 'malformed' }
  }
}

interface Parts {
  readonly kid: string
  readonly signed: Buffer
  readonly payload: Buffer
  readonly signature: Buffer
}

/** `crit` and `b64` would change what the signature means (RFC 7515 §4.1.11, RFC 7797): nobody here writes them. */
const Header = z.object({
  alg: z.literal('EdDSA'),
  kid: z.string(),
  typ: z.string(),
  crit: z.undefined().optional(),
  b64: z.undefined().optional(),
})

function partsOf(text: string, kind: Kind): Parts | undefined {
  const [header = '', payload = '', signature = '', ...more] = text.split('.')
  const [said, bytes, proof] = [headerOf(header), fromBase64(payload), fromBase64(signature)]
  if (more.length > 0 || said?.typ !== kinds[kind] || !bytes || !proof) return undefined
  return { kid: said.kid, signed: Buffer.from(`${header}.${payload}`, 'latin1'), payload: bytes, signature: proof }
}

function headerOf(text: string): z.infer<typeof Header> | undefined {
  try {
    return Header.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}

/** Only the one canonical spelling of the bytes, so that a signed text cannot be respelt into another with another digest. */
function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.toString('base64url') === text ? bytes : undefined
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
