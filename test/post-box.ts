import type { Tables } from '../src/node.ts'
import { Problem } from '../src/platform/problem.ts'
import type { Slice } from '../src/platform/slice.ts'
import { sql } from 'kysely'

/** A slice for tests: it takes `test.note`, keeps the order in which notes were applied, and refuses what it is told to. */
export const postBox: Slice<Tables> = {
  name: 'test',
  endpoints: [],
  messages: {
    'test.note': async ({ db, now }, { from, thread, body }) => {
      const { text } = body as { text: string }
      await sql`insert into platform.ledger (at, officer, action, subject, detail)
        values (${now}, null, 'test/note', ${text}, ${JSON.stringify({ from, thread })})`.execute(db)
      if (text.startsWith('refuse')) throw new Problem('test/not-wanted', 409)
      if (text.startsWith('stumble')) throw new Error('a bug of the slice')
    },
  },
}
