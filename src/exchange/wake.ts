import type { Vault } from '../platform/seal.ts'

// A message is marked while its transaction is still open, so a poke that comes first finds nothing yet. The mark
// therefore holds for a while; the sender's own poll finds whatever outlives it.
const marks = new WeakMap<Vault, number>()
const holds = 2000

/** Says that this node has just put something in its queue. */
export function markUnsent(vault: Vault): void {
  marks.set(vault, performance.now() + holds)
}

/** Spares a look at the queue at pokes that have nothing to do with it: the portal pokes thousands of times a second. */
export const mayBeUnsent = (vault: Vault): boolean => (marks.get(vault) ?? 0) > performance.now()
