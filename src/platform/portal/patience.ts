import { setTimeout as sleep } from 'node:timers/promises'

interface Tries {
  failures: number
  waiting: number
  last: Promise<void>
  forget: number
}

const forgetAfter = 60 * 60_000
const mostRemembered = 100_000
const longest = 8000

/**
 * Makes guessing slow without locking anyone out: attempts on one receipt number go one after another, and each
 * failure makes the next one wait longer, up to eight seconds, whether the number exists or not. The wait comes
 * before the look, so that right and wrong, known and unknown take the same time.
 */
export function createPatience(clock: () => number = Date.now) {
  const book = new Map<string, Tries>()

  const triesOf = (name: string): Tries => {
    const known = book.get(name)
    if (known && known.forget > clock()) return known
    if (book.size >= mostRemembered) book.delete(book.keys().next().value!)
    const fresh = { failures: 0, waiting: 0, last: Promise.resolve(), forget: clock() + forgetAfter }
    book.set(name, fresh)
    return fresh
  }

  return {
    /** Runs `look` when its turn has come; undefined when too many are waiting for this name already. */
    async attempt<T>(name: string, look: () => Promise<T | undefined>): Promise<{ found: T | undefined } | undefined> {
      const tries = triesOf(name)
      if (tries.waiting >= 10) return undefined
      tries.waiting++
      const before = tries.last
      const mine = Promise.withResolvers<void>()
      tries.last = mine.promise
      try {
        await before
        await sleep(waitAfter(tries.failures))
        const found = await look()
        if (found === undefined) tries.failures++
        else book.delete(name)
        return { found }
      } finally {
        tries.waiting--
        mine.resolve()
      }
    },
  }
}

/** Two slips cost nothing; then half a second, one, two, four, eight. */
export const waitAfter = (failures: number): number => (failures < 2 ? 0 : Math.min(longest, 250 * 2 ** (failures - 1)))
