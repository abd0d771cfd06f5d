import { createHmac } from 'node:crypto'

const shown = new Map<string, number>()

/**
 * A code that this app has not shown before, as a person gets who waits for the next one. The node takes the step before
 * and the step after as well, so three are at hand in any half minute.
 */
export function freshCodeFor(uri: string): string {
  const now = Math.floor(Date.now() / 30_000)
  const step = Math.max(now - 1, (shown.get(uri) ?? 0) + 1)
  shown.set(uri, step)
  return codeFor(uri, step * 30_000)
}

/** The six digits that an authenticator app shows for an otpauth:// address (RFC 6238). */
export function codeFor(uri: string, at = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', fromBase32(new URL(uri).searchParams.get('secret')!))
    .update(counter)
    .digest()
  const digits = hash.readUInt32BE(hash.at(-1)! & 15) & 0x7fffffff
  return String(digits % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text.replace(/=+$/, ''))
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
