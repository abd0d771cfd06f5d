import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useTell } from '../../../../web/kit/ask.ts'
import { checkWorkbook, type Workbook } from '../../contract.ts'

export interface Checked {
  /** What stands there now was looked at, and names nobody. */
  readonly whole: boolean
  readonly refused: boolean
  /** The points that name somebody. */
  readonly naming: readonly string[]
  readonly busy: boolean
  readonly error: Error | null
  readonly print: () => void
}

const wordsOf = (book: Workbook | undefined) => JSON.stringify([book?.place, book?.items.map(({ words }) => words)])

/** What officers wrote goes on paper only after the node has looked whether it names somebody; else it stays off it. */
export function useChecked(book: Workbook | undefined): Checked {
  const check = useTell(checkWorkbook)
  const [said, setSaid] = useState<{ words: string; naming: readonly string[]; named: boolean }>()
  const now = wordsOf(book)
  const current = said?.words === now ? said : undefined
  return {
    whole: current !== undefined && !current.named,
    refused: current?.named ?? false,
    naming: current?.naming ?? [],
    busy: check.isPending,
    error: check.error,
    print: () => {
      if (!book) return
      check.mutate(
        { state: book.state },
        {
          onSuccess: ({ naming, place }) => {
            const named = naming.length > 0 || place
            // The paper is what stands on the screen at that moment.
            flushSync(() => setSaid({ words: now, naming, named }))
            if (!named) print()
          },
        },
      )
    },
  }
}
