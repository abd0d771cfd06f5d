import { handle } from '../platform/handle.ts'
import { liftConflict } from './contract.ts'
import { noSuchConflict } from './problems.ts'
import type { AccessTables } from './tables.ts'

export const endpoint = handle<AccessTables, typeof liftConflict.input, typeof liftConflict.output>(liftConflict, {
  needs: 'access.audit',
  audit: ({ subject, officer, reason }) => ({ subject, cases: [subject], detail: { officer, reason } }),
  async run({ db }, { subject, officer }) {
    // Row-level security keeps an auditor from lifting her own.
    const { numDeletedRows } = await db
      .deleteFrom('access.conflict_block')
      .where('officer', '=', officer)
      .where('subject', '=', subject)
      .executeTakeFirst()
    if (!Number(numDeletedRows)) throw noSuchConflict()
    return { done: true as const }
  },
})
