import { sql } from 'kysely'
import { handle, type Context } from '../platform/handle.ts'
import { countQueue } from './contract.ts'
import type { TriageTables } from './tables.ts'

/** For the badge of the desk: nothing is opened, so nobody has been read about. */
export const endpoint = handle(countQueue, {
  needs: 'triage.read',
  audit: () => ({ subject: 'queue' }),

  async run({ db }: Context<TriageTables>) {
    const { rows } = await sql<{ waiting: number }>`
      select count(*)::int as waiting from triage.item where state = 'waiting'`.execute(db)
    return rows[0]!
  },
})
