interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

export interface Limits {
  /** At most so many items share one transaction. */
  readonly most: number
  /** So many transactions run at once; while they run the next batch gathers. */
  readonly inFlight: number
  /** How long a busy hour waits for company, in milliseconds; a lone item waits for nobody. */
  readonly gather: number
}

/** A second flight takes off beside the first only with so many on board. */
const worthASecond = 8

/** Tells everyone on board how it went; when the flight failed, each goes alone, and a bad one fails alone. */
async function settle<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  batch: readonly Waiting<Item, Result>[],
): Promise<void> {
  try {
    const results = await run(batch.map(({ item }) => item))
    batch.forEach(({ resolve }, index) => resolve(results[index]!))
  } catch (error) {
    if (batch.length === 1) batch[0]!.reject(error)
    else for (const one of batch) await settle(run, [one])
  }
}

/**
 * Lets what arrives at the same time share one transaction, so that one fsync serves many.
 */
export function inBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most, inFlight, gather }: Limits,
): (item: Item) => Promise<Result> {
  const queue: Waiting<Item, Result>[] = []
  let flying = 0
  let before = 0
  let called = false

  const fly = (): void => {
    called = false
    while (queue.length > 0 && (flying === 0 || (flying < inFlight && queue.length >= worthASecond))) {
      flying++
      const batch = queue.splice(0, most)
      before = batch.length
      void settle(run, batch).finally(() => {
        flying--
        callSoon()
      })
    }
  }
  /** After a full flight the next waits a moment for those who come back together; else it goes with this turn. */
  const callSoon = (): void => {
    if (called || queue.length === 0) return
    called = true
    if (before > 2 && queue.length < before) setTimeout(fly, gather)
    else setImmediate(fly)
  }
  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      callSoon()
    })
}
