import { createHash } from 'node:crypto'
import { receiptsOf } from '../platform/portal/receipt.ts'

export { readPin, showNumber, showPin, type Receipt } from '../platform/portal/receipt.ts'
export { readReceipt as readNumber } from './contract.ts'

export const { receiptOf, secretOf, isSecretOf, onceOf } = receiptsOf({
  form: 'intake form',
  proofOf: (vault, pair) => vault.proofOf('intake.receipt', pair),
  isProved: (vault, secret, pair) => vault.proves(secret, 'intake.receipt', pair),
})

/** A key that only the holder of `secret` can make: seals a draft. */
export const keyFrom = (secret: string): Buffer => createHash('sha256').update(`suar draft|${secret}`).digest()
