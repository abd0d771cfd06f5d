import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** What look-ups without reading hang on. Its secrets come in epochs of their own; reblind.ts moves what is stored. */
export interface Blinding {
  /**
   * A keyed, irreversible token of a normalised value: equal values meet, nobody reads them. It is stored: made under
   * the newest blind epoch, whose mark its first two bytes are.
   */
  blind(kind: string, value: string): Buffer
  /** All tokens under which a value may be stored, the newest first: more than one only while tokens are made anew. */
  blinds(kind: string, value: string): Buffer[]
  /** A token that no value has, for what can be read no more. */
  blindNothing(): Buffer
  /** The blind epochs that are looked up, the newest first. */
  blindEpochs(): readonly number[]
  /** What is stored of a short secret that nobody keeps, such as a PIN. */
  proofOf(kind: string, secret: string): Buffer
  /** Takes the same time where there is no proof at all. */
  proves(proof: Buffer | undefined, kind: string, secret: string): boolean
  /** The proof with the newest epoch laid over it: whoever knows the older secrets alone cannot try secrets against it. */
  coverProof(proof: Buffer): Buffer
}

export interface BlindSecrets {
  /** Those that are looked up, the newest first. */
  readonly blindEpochs: () => readonly number[]
  /** Throws when there is no such epoch. One that was given up has no tokens, but still its proofs. */
  readonly blindSecrets: (epoch: number) => { readonly tokens?: Buffer; readonly proofs: Buffer }
}

const size = 16

/** What the tokens of an epoch begin with: tokens stand in the order of their epochs. */
export function markOfEpoch(epoch: number): Buffer {
  const mark = Buffer.alloc(2)
  mark.writeUInt16BE(epoch)
  return mark
}

export function blindingOver({ blindEpochs, blindSecrets }: BlindSecrets): Blinding {
  const tokenUnder = (epoch: number, said: string) => {
    const { tokens } = blindSecrets(epoch)
    if (!tokens) throw new Error(`Blind epoch ${epoch} is given up.`)
    return Buffer.concat([markOfEpoch(epoch), hash(tokens, said)])
  }
  const newest = () => blindEpochs()[0]!
  const proofOf = (kind: string, secret: string) => {
    const mark = markOfEpoch(newest())
    return Buffer.concat([mark, mark, hash(blindSecrets(newest()).proofs, `${kind}|${secret}`)])
  }
  const over = (hashed: Buffer, [from, to]: [number, number]) => {
    let covered = hashed
    for (let epoch = from; epoch <= to; epoch++) covered = hash(blindSecrets(epoch).proofs, covered)
    return covered
  }
  return {
    blind: (kind, value) => tokenUnder(newest(), `${kind}|${value}`),
    blinds: (kind, value) => blindEpochs().map((epoch) => tokenUnder(epoch, `${kind}|${value}`)),
    blindNothing: () => Buffer.concat([markOfEpoch(newest()), randomBytes(size)]),
    blindEpochs,
    proofOf,
    proves(proof, kind, secret) {
      const { last, first, hashed } = readProof(proof ?? proofOf(kind, ''))
      const made = over(hash(blindSecrets(first).proofs, `${kind}|${secret}`), [first + 1, last])
      return timingSafeEqual(made, hashed) && proof !== undefined
    },
    coverProof(proof) {
      const { last, first, hashed } = readProof(proof)
      const epoch = newest()
      return Buffer.concat([markOfEpoch(epoch), markOfEpoch(first), over(hashed, [last + 1, epoch])])
    },
  }
}

/** A proof says how far it is covered, where it began, and what it is. */
const readProof = (proof: Buffer) => ({
  last: proof.readUInt16BE(0),
  first: proof.readUInt16BE(2),
  hashed: proof.subarray(4),
})

const hash = (secret: Buffer, value: string | Buffer): Buffer =>
  createHmac('sha256', secret).update(value).digest().subarray(0, size)
