import { hashPair } from './merkle.ts'

/** RFC 9162 §2.1.3.2: whether `proof` leads from `leaf` at `index` to `root` of a tree of `size` leaves. */
export function includes(
  { index, size, root }: { index: number; size: number; root: Buffer },
  leaf: Buffer,
  proof: readonly Buffer[],
): boolean {
  if (index < 0 || index >= size) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const step of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = hashPair(step, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else hash = hashPair(hash, step)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash.equals(root)
}

interface Head {
  readonly size: number
  readonly root: Buffer
}

/** RFC 9162 §2.1.4.2: whether `proof` shows that the tree `after` begins with the tree `before`. */
export function isConsistent(before: Head, after: Head, proof: readonly Buffer[]): boolean {
  if (before.size > after.size) return false
  if (before.size === after.size) return proof.length === 0 && before.root.equals(after.root)
  if (before.size === 0) return proof.length === 0
  const steps = isPowerOfTwo(before.size) ? [before.root, ...proof] : [...proof]
  const first = steps.shift()
  if (!first) return false
  let [at, last] = [before.size - 1, after.size - 1]
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  let [old, now] = [first, first]
  for (const step of steps) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      old = hashPair(step, old)
      now = hashPair(step, now)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else now = hashPair(now, step)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && old.equals(before.root) && now.equals(after.root)
}

const isPowerOfTwo = (n: number) => Number.isInteger(Math.log2(n))
