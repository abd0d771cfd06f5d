import type { Context } from '../platform/handle.ts'
import type { Draft } from './contract.ts'
import { toColumns } from './revision-row.ts'
import type { FiguresTables } from './tables.ts'

export interface Proposal {
  readonly code: string
  readonly draft: Draft
  readonly reason?: string
}

/** Writes the next revision of a figure, to be published by somebody else. Returns its number. */
export async function proposeRevision(context: Context<FiguresTables>, proposal: Proposal): Promise<number> {
  const { db, officer, now } = context
  const { code, draft, reason } = proposal
  const { last } = await db
    .selectFrom('figures.revision')
    .select((is) => is.fn.coalesce(is.fn.max('revision'), is.lit(0)).as('last'))
    .where('figure', '=', code)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('figures.revision')
    .values({
      ...toColumns(draft),
      figure: code,
      revision: last + 1,
      state: 'Proposed',
      reason: reason ?? null,
      author: officer.id,
      author_post: officer.post,
      written_at: now,
    })
    .execute()
  return last + 1
}
