import { skeleton } from './normalise-name.ts'

/**
 * How alike two names are, 0 to 1, tokens in any order.
 * Each token of the query looks for its best partner; what is left over on the other side counts a little against.
 */
export function nameSimilarity(query: readonly string[], other: readonly string[]): number {
  if (query.length === 0 || other.length === 0) return 0
  const byTokens = alignTokens(query, other)
  const joined = tokenSimilarity(query.join(''), other.join('')) * 0.98
  return Math.max(byTokens, joined)
}

function alignTokens(query: readonly string[], other: readonly string[]): number {
  const free = new Set(other.keys())
  let score = 0
  let weight = 0
  for (const token of query.toSorted((a, b) => b.length - a.length)) {
    const importance = Math.min(token.length, 6) + 1
    weight += importance
    let best = 0
    let partner = -1
    for (const at of free) {
      const likeness = tokenSimilarity(token, other[at]!)
      if (likeness > best) [best, partner] = [likeness, at]
    }
    if (partner >= 0 && best > 0.6) free.delete(partner)
    score += importance * (best > 0.6 ? best : best * 0.4)
  }
  const leftOver = [...free].reduce((sum, at) => sum + Math.min(other[at]!.length, 6) + 1, 0)
  return score / (weight + leftOver * 0.15)
}

/** Two tokens: the same, an initial, a beginning, the same skeleton, or near in letters. */
function tokenSimilarity(a: string, b: string): number {
  if (a === b) return 1
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.8 : 0
  const letters = Math.max(jaroWinkler(a, b), 1 - editDistance(a, b) / Math.max(a.length, b.length))
  const bones = skeleton(a) === skeleton(b) && a.length > 2 ? 0.92 : 0
  const beginning = a.length >= 3 && (b.startsWith(a) || a.startsWith(b)) ? 0.9 : 0
  return Math.max(letters, bones, beginning)
}

/** Jaro's measure with Winkler's reward for a common beginning (Winkler 1990). */
export function jaroWinkler(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const used = new Uint8Array(b.length)
  const matched: string[] = []
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++)
      if (!used[j] && a[i] === b[j]) {
        used[j] = 1
        matched.push(a[i]!)
        break
      }
  if (matched.length === 0) return 0
  let swaps = 0
  let at = 0
  for (let j = 0; j < b.length; j++) if (used[j] && b[j] !== matched[at++]) swaps++
  const m = matched.length
  const jaro = (m / a.length + m / b.length + (m - swaps / 2) / m) / 3
  let prefix = 0
  while (prefix < 4 && a[prefix] !== undefined && a[prefix] === b[prefix]) prefix++
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** Edits between two words, a swap of neighbours counting one: optimal string alignment. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1
  let before = new Uint16Array(width)
  let last = Uint16Array.from({ length: width }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint16Array(width)
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row[j] = cost
    }
    before = last
    last = row
  }
  return last[b.length]!
}
