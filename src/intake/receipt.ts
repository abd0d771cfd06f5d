import { createHash } from 'node:crypto'
import type { Vault } from '../platform/seal.ts'

/** No 0 O, 1 I L, U V, so that a PIN survives handwriting and a bad telephone line. */
const letters = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const pinLength = 8

/** What a reporter keeps: a number that may be spoken of, and a PIN that opens the thread together with it. */
export interface Receipt {
  /** Ten digits, the last two check the first eight. Shown 4-4-2. */
  readonly number: string
  /** Eight letters and figures. Shown 2-2-2-2. */
  readonly pin: string
}

/**
 * The receipt that belongs to one form. It comes from the form's secret and the node's key, so that the second
 * sending of the same form gets the same receipt and the PIN is stored nowhere. `turn` moves on when a number is taken.
 */
export function receiptOf(vault: Vault, secret: string, turn = 0): Receipt & { readonly once: Buffer } {
  const first = drawnFrom(vault, secret)
  const number = turn === 0 ? first : drawnFrom(vault, `${secret}|${turn}`)
  const digits = Number(number.readBigUInt64BE() % 100_000_000n)
  return { number: withCheckDigits(digits), pin: pinOf(first), once: first.subarray(16) }
}

/** Thirty-two bytes that only this node can make of this secret: eight for the number, eight for the PIN, sixteen for `onceOf`. */
const drawnFrom = (vault: Vault, secret: string): Buffer => vault.mark('intake form', secret)

/** ISO 7064 mod 97-10: finds every wrong digit and every swap of neighbours. */
function withCheckDigits(first: number): string {
  const check = 98n - ((BigInt(first) * 100n) % 97n)
  return String(first).padStart(8, '0') + String(check).padStart(2, '0')
}

function pinOf(drawn: Buffer): string {
  let value = drawn.readBigUInt64BE(8)
  let pin = ''
  while (pin.length < pinLength) {
    pin += letters[Number(value % BigInt(letters.length))]
    value /= BigInt(letters.length)
  }
  return pin
}

/** What the database keeps of the pair. A keyed MAC suffices: the pair carries more than 60 bits (decision 0008). */
export const secretOf = (vault: Vault, { number, pin }: Receipt): Buffer =>
  vault.proofOf('intake.receipt', `${number}|${pin}`)

/** Whether this is the pair of which `secret` was kept; it takes as long where there is none. */
export const isSecretOf = (vault: Vault, secret: Buffer | undefined, { number, pin }: Receipt): boolean =>
  vault.proves(secret, 'intake.receipt', `${number}|${pin}`)

export const showNumber = (number: string): string => `${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8)}`
export const showPin = (pin: string): string => pin.match(/../g)!.join(' ')

/** As typed: with any spaces, dots and dashes, in small letters or capitals. */
export { readReceipt as readNumber } from './contract.ts'
export const readPin = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** The token under which the database knows a form: whoever reads the table cannot make the receipt from it. */
export const onceOf = (vault: Vault, secret: string): Buffer => drawnFrom(vault, secret).subarray(16)

/** A key that only the holder of `secret` can make: seals a draft. */
export const keyFrom = (secret: string): Buffer => createHash('sha256').update(`suar draft|${secret}`).digest()
