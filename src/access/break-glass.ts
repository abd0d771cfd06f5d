import { announce } from '../platform/announce.ts'
import { handle } from '../platform/handle.ts'
import { createDataKey, sealText } from '../platform/seal.ts'
import { breakGlass } from './contract.ts'
import { limits } from './limits.ts'
import type { AccessTables } from './tables.ts'

/**
 * Whether the case exists, or whether a conflict of interest still hides it, is not said: the answer is the same, and
 * the row-level policies of the case decide what she sees.
 */
export const endpoint = handle<AccessTables, typeof breakGlass.input, typeof breakGlass.output>(breakGlass, {
  needs: 'access.break-glass',
  audit: ({ subject }, { until }) => ({ subject, cases: [subject], detail: { until } }),
  async run({ db, officer, now, newId, vault }, { subject, reason }) {
    const id = newId()
    const until = new Date(now.getTime() + limits.brokenGlass)
    const key = await createDataKey(db as never, vault, id)
    await db
      .insertInto('access.break_glass')
      .values({ id, officer: officer.id, subject, at: now, until, reason: sealText(key, 'reason', reason) })
      .execute()
    await announce(db, 'access.glass-broken', { id, officer: officer.id, subject })
    return { until: until.toISOString() }
  },
})
