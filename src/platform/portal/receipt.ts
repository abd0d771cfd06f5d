import type { Vault } from '../seal.ts'

/** No 0 O, 1 I L, U V, so that a PIN survives handwriting and a bad telephone line. */
const letters = '23456789ABCDEFGHJKMNPQRSTWXYZ'
const pinLength = 8

/** What a person keeps who wrote to us: a number that may be spoken of, and a PIN that opens what she wrote together with it. */
export interface Receipt {
  /** Ten digits, the last two check the first eight. Shown 4-4-2. */
  readonly number: string
  /** Eight letters and figures. Shown 2-2-2-2. */
  readonly pin: string
}

interface Kind {
  /** Names the kind of form to the vault. */
  readonly form: string
  /** What is kept of number and PIN. The slice names its kind where it stands, for it lists what is blinded anew. */
  readonly proofOf: (vault: Vault, pair: string) => Buffer
  readonly isProved: (vault: Vault, secret: Buffer | undefined, pair: string) => boolean
}

/** The receipts of one kind of form. */
export function receiptsOf({ form, proofOf, isProved }: Kind) {
  /** Thirty-two bytes that only this node can make of this secret: eight for the number, eight for the PIN, sixteen for `onceOf`. */
  const drawnFrom = (vault: Vault, secret: string): Buffer => vault.mark(form, secret)
  return {
    /**
     * The receipt that belongs to one form. It comes from the form's secret and the node's key, so that the second
     * sending of the same form gets the same receipt and the PIN is stored nowhere. `turn` moves on when a number is taken.
     */
    receiptOf: (vault: Vault, secret: string, turn = 0): Receipt & { readonly once: Buffer } => {
      const first = drawnFrom(vault, secret)
      const number = turn === 0 ? first : drawnFrom(vault, `${secret}|${turn}`)
      const digits = Number(number.readBigUInt64BE() % 100_000_000n)
      return { number: withCheckDigits(digits), pin: pinOf(first), once: first.subarray(16) }
    },
    /** What the database keeps of the pair. A keyed MAC suffices: the pair carries more than 60 bits (decision 0008). */
    secretOf: (vault: Vault, { number, pin }: Receipt): Buffer => proofOf(vault, `${number}|${pin}`),
    /** Whether this is the pair of which `secret` was kept; it takes as long where there is none. */
    isSecretOf: (vault: Vault, secret: Buffer | undefined, { number, pin }: Receipt): boolean =>
      isProved(vault, secret, `${number}|${pin}`),
    /** The token under which the database knows a form: whoever reads the table cannot make the receipt from it. */
    onceOf: (vault: Vault, secret: string): Buffer => drawnFrom(vault, secret).subarray(16),
  }
}

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

export const showNumber = (number: string): string => `${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8)}`
export const showPin = (pin: string): string => pin.match(/../g)!.join(' ')

/** As typed: with any spaces, dots and dashes, in small letters or capitals. */
export const readNumber = (typed: string): string => typed.replace(/[^0-9]/g, '')
export const readPin = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
