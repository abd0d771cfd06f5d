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
}

/**
 * Lets what arrives at the same time share one transaction, so that one fsync serves many.
 * A lone item goes at once. When a batch fails each of its items is tried alone: a bad one fails alone.
 */
export function inBatches<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most, inFlight }: Limits,
): (item: Item) => Promise<Result> {
  const queue: Waiting<Item, Result>[] = []
  let flying = 0

  const settle = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => resolve(results[index]!))
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else for (const one of batch) await settle([one])
    }
  }
  const fly = (): void => {
    while (flying < inFlight && queue.length > 0) {
      flying++
      void settle(queue.splice(0, most)).finally(() => {
        flying--
        fly()
      })
    }
  }
  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject })
      fly()
    })
}
