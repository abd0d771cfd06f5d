/** Chance that repeats: the same seed tells the same story (mulberry32). */
export interface Chance {
  readonly next: () => number
  readonly below: (n: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly happens: (probability: number) => boolean
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { next, below, pick: (list) => list[below(list.length)]!, happens: (probability) => next() < probability }
}
