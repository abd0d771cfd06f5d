import type { Db } from '../platform/db.ts'
import { handle, type Context } from '../platform/handle.ts'
import { publishOwnCounts } from './contract.ts'
import { countOwnWork, newestRelease } from './count-own-work.ts'
import { shownOf } from './small-number.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(publishOwnCounts, {
  needs: 'figures.publish',
  audit: (_input, { release }) => ({ subject: 'own-counts', detail: { release } }),
  run: async ({ db, now }: Context<FiguresTables>) => ({ release: await releaseOwnCounts(db, now) }),
})

/**
 * Takes the counts through the small-number rule and logs them as a release; the public page reads only that.
 * A release that would say the same as the last one is not made. Returns the number of the newest.
 */
export async function releaseOwnCounts(db: Db<FiguresTables>, now: Date): Promise<number> {
  const { last } = await db
    .selectFrom('figures.published_count')
    .select((is) => is.fn.coalesce(is.fn.max('release'), is.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  const counts = (await countOwnWork(db)).map(({ kind, year, n }) => ({ kind, year, shown: shownOf(n) }))
  const before = (await newestRelease(db)).map(({ kind, year, shown }) => ({ kind, year, shown }))
  if (JSON.stringify(counts) === JSON.stringify(before)) return last
  await db
    .insertInto('figures.published_count')
    .values(counts.map((count) => ({ ...count, release: last + 1, at: now })))
    .execute()
  return last + 1
}
