import { createHash } from 'node:crypto'
import type { Db } from '../platform/db.ts'
import contradictions from './seed/contradictions.json' with { type: 'json' }
import figures from './seed/figures.json' with { type: 'json' }
import type { FiguresTables } from './tables.ts'

/** Takes in the published figures that this program carries, once; a figure that is there already is left alone. */
export async function seedFigures(db: Db<FiguresTables>, now: Date): Promise<void> {
  const checksum = createHash('sha256')
    .update(JSON.stringify([figures, contradictions]))
    .digest('hex')
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('figures.seed')
    .values({ checksum })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return
  await db
    .insertInto('figures.figure')
    .values(figures.map(({ code, series }) => ({ code, series })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('figures.revision')
    .values(
      figures.map(({ code, series: _series, number, ...rest }) => ({
        ...rest,
        figure: code,
        number: number === null ? null : String(number),
        revision: 1,
        state: 'Published',
        seeded: true,
        written_at: now,
        decided_at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('figures.contradiction')
    .values(contradictions)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
