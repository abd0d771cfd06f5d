import { Envelope, type Place } from '../protocol.ts'
import { digestOf } from '../signed.ts'
import { payloadOf } from '../take-receipt.ts'

/** One text of a thread, as far as its place in the order goes. */
export interface Text {
  readonly id: string
  readonly digest: string
  readonly envelope: Envelope
}

export function textOf(jws: string): Text {
  const envelope = Envelope.parse(payloadOf(jws))
  return { id: envelope.id, digest: digestOf(jws), envelope }
}

const beginning: Place = { seq: 0, digest: null }
const same = (one: Place, other: Place) => one.seq === other.seq && one.digest === other.digest

/** Where a thread stands behind a text: one that takes a place, or rejoins an earlier one, says so itself. */
export const standsAt = ({ digest, envelope: { seq, voids, rejoins } }: Text): Place =>
  rejoins ?? { seq, digest: voids?.digest ?? digest }

const linkOf = ({ envelope: { seq, prev } }: Text): Place => ({ seq: seq - 1, digest: prev })

/** Where the thread stands behind each of the texts, and in which life each was written; `undefined` where they do not hang together. */
export function walk(
  texts: readonly Text[],
  from: Place = beginning,
): { readonly places: readonly Place[]; readonly lives: readonly number[]; readonly end: Place } | undefined {
  const [places, lives] = [[from], [] as number[]]
  let life = 1
  for (const text of texts) {
    if (!same(linkOf(text), places.at(-1)!)) return undefined
    lives.push(life)
    places.push(standsAt(text))
    if (text.envelope.rejoins) life++
  }
  return { places, lives, end: places.at(-1)! }
}

/** How two pasts of one thread come together again. */
export type Plan =
  /** Ours goes on behind theirs. */
  | { readonly kind: 'agree' }
  /** All that stands there is ours; we go on behind it. */
  | { readonly kind: 'adopt'; readonly head: Place }
  /** We have written on from an earlier place: a text behind theirs says that the thread goes on from there. */
  | { readonly kind: 'rejoin'; readonly behind: Place; readonly at: Place }
  /** There is no place that both know: a person must look. */
  | { readonly kind: 'two-pasts' }

/** `theirs` is all they took from us, in their order; `ours` what we hold beside it, in ours. */
export function planFor(theirs: readonly Text[], ours: readonly Text[]): Plan {
  const walked = walk(theirs)
  if (!walked) return { kind: 'two-pasts' }
  const { places, end } = walked
  const [first] = ours
  if (!first) return { kind: 'adopt', head: end }
  const at = linkOf(first)
  if (!walk(ours, at)) return { kind: 'two-pasts' }
  if (same(at, end)) return { kind: 'agree' }
  return places.some((place) => same(place, at)) ? { kind: 'rejoin', behind: end, at } : { kind: 'two-pasts' }
}
