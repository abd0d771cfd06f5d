import type { Vault } from '../../platform/seal.ts'
import { skeleton } from './normalise-name.ts'

/** One blinded piece of a name: 32 bits of a keyed hash, and how much an agreement on this kind of piece says. */
export interface NameKey {
  readonly key: number
  /** The same piece as entries of before the newest blind epoch may still hold it; none but while they are made anew. */
  readonly older: readonly number[]
  readonly weight: number
}

type Piece = readonly [kind: keyof typeof weights, text: string]

const weights = { whole: 2, deletion: 1, trigram: 0.5, skeleton: 0.8, pair: 1.5, 'start-pair': 1.1, 'near-pair': 1.2 }

/** Pieces of a token: itself, itself with any one letter left out, its trigrams, its skeleton. */
function pieces(token: string): Piece[] {
  const found: Piece[] = [['whole', token]]
  const bones = skeleton(token)
  if (bones.length > 1) found.push(['skeleton', bones])
  if (token.length < 3) return found
  found.push(['deletion', token])
  if (token.length > 3)
    for (let at = 0; at < token.length; at++) found.push(['deletion', token.slice(0, at) + token.slice(at + 1)])
  const edged = `^${token}$`
  for (let at = 0; at + 3 <= edged.length; at++) found.push(['trigram', edged.slice(at, at + 3)])
  return found
}

/**
 * Two tokens together: where every part is common, as in most Vietnamese and Burmese names, only their meeting is rare.
 * The skeletons and the beginnings of each two; neighbours as if written in one; and for a name of two tokens, one skeleton with the other token bar one letter.
 */
function pairs(tokens: readonly string[]): Piece[] {
  const words = tokens.filter((token) => token.length > 1).slice(0, 5)
  const bones = words.map(skeleton)
  const joined = words.slice(1).map((word, before): Piece => ['skeleton', skeleton(words[before]! + word)])
  const starts = words.map((word) => word.slice(0, 3))
  const met = words.flatMap((_, a) =>
    words.slice(a + 1).flatMap((_, after): Piece[] => {
      const b = a + 1 + after
      return [
        ['pair', together(bones[a]!, bones[b]!)],
        ['start-pair', together(starts[a]!, starts[b]!)],
      ]
    }),
  )
  const [first, second] = words
  if (words.length !== 2 || !first || !second) return [...joined, ...met]
  const near = [
    [first, bones[1]!],
    [second, bones[0]!],
  ] as const
  return [
    ...met,
    ...near.flatMap(([word, other]) => lacking(word).map((rest): Piece => ['near-pair', together(rest, other)])),
  ]
}

const together = (a: string, b: string) => (a < b ? `${a}+${b}` : `${b}+${a}`)

/** A word, and the word without each one of its letters: two words one typing error apart share at least one. */
const lacking = (word: string): string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
]

const remembered = 50_000

type Names = Pick<Vault, 'blinds' | 'blindEpochs'>

/**
 * Makes the keys under which a name is found. Names repeat their parts, so the keys of a token are kept;
 * the hash is keyed with the node's blinding key, so whoever holds the index alone cannot try names against it.
 */
export function createNameKeys(vault: Names): (tokens: readonly string[]) => NameKey[] {
  const blinded = ([kind, text]: Piece): NameKey => {
    const [key, ...older] = vault.blinds(`name-${kind}`, text).map((token) => token.readInt32BE(2))
    return { key: key!, older, weight: weights[kind] }
  }
  let epochs = vault.blindEpochs()
  const byToken = new Map<string, readonly NameKey[]>()
  const keysOf = (token: string): readonly NameKey[] => {
    const known = byToken.get(token)
    if (known) return known
    const made = pieces(token).map(blinded)
    if (byToken.size > remembered) byToken.clear()
    byToken.set(token, made)
    return made
  }
  return (tokens) => {
    if (vault.blindEpochs() !== epochs) byToken.clear()
    epochs = vault.blindEpochs()
    const all = [...tokens.flatMap(keysOf), ...pairs(tokens).map(blinded)]
    return [...new Map(all.map((made) => [made.key, made])).values()]
  }
}

const made = new WeakMap<object, ReturnType<typeof createNameKeys>>()

/** The keys under one vault; what it remembers of tokens lives as long as the vault does. */
export function nameKeysOf(vault: Names): ReturnType<typeof createNameKeys> {
  const known = made.get(vault) ?? createNameKeys(vault)
  made.set(vault, known)
  return known
}
