import type { Tables } from '../src/node.ts'
import { appendToLedger } from '../src/platform/ledger.ts'
import { Problem } from '../src/platform/problem.ts'
import type { Slice } from '../src/platform/slice.ts'

/** A slice for tests: it takes `test.note`, keeps the order in which notes were applied, and refuses what it is told to. */
export const postBox: Slice<Tables> = {
  name: 'test',
  endpoints: [],
  messages: {
    'test.note': async (context, { id, from, thread, body }) => {
      const { text } = body as { text: string }
      const line = { at: context.now, officer: null, action: 'test/note', subject: text, detail: { id, from, thread } }
      await appendToLedger(context, line)
      if (text.startsWith('refuse')) throw new Problem('test/not-wanted', 409)
      if (text.startsWith('stumble')) throw new Error('a bug of the slice')
    },
  },
  // It keeps nothing of what it says.
  replays: { 'test.note': async () => undefined },
}
