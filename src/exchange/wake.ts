import type { Vault } from '../platform/seal.ts'

// A message is marked while its transaction is still open, so a poke that comes first finds nothing yet. The mark
// therefore holds for a while; the sender's own poll finds whatever outlives it.
const holds = 2000

/** Spares a look at pokes that have nothing to do with it: the portal pokes thousands of times a second. */
function mark() {
  const marks = new WeakMap<Vault, number>()
  return [
    (vault: Vault): void => void marks.set(vault, performance.now() + holds),
    (vault: Vault): boolean => (marks.get(vault) ?? 0) > performance.now(),
  ] as const
}

/** This node has just put something in its queue. */
export const [markUnsent, mayBeUnsent] = mark()
/** A list of members was signed, proposed or taken over here, and other members are to have it. */
export const [markUnspread, mayBeUnspread] = mark()
