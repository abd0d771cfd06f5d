import { handle, type Context } from '../platform/handle.ts'
import { decideFigure } from './contract.ts'
import { notWhole, nothingProposed, ownProposal } from './problems.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(decideFigure, {
  needs: 'figures.publish',
  audit: ({ code, revision, outcome }) => ({ subject: code, detail: { revision, outcome } }),
  broken: {
    nothing_is_published_without_definition_period_and_source: ({ code }) => notWhole(code),
    a_figure_is_approved_by_a_second_person: ({ code }) => ownProposal(code),
  },
  run: async ({ db, officer, now }: Context<FiguresTables>, { code, revision, outcome, reason }) => {
    if (outcome === 'Publish')
      await db
        .updateTable('figures.revision')
        .set({ state: 'Replaced' })
        .where('figure', '=', code)
        .where('state', '=', 'Published')
        .execute()
    const state = outcome === 'Publish' ? ('Published' as const) : ('Declined' as const)
    const decided = await db
      .updateTable('figures.revision')
      .set({
        state,
        approver: officer.id,
        approver_post: officer.post,
        decided_at: now,
        ...(reason !== undefined && { reason }),
      })
      .where('figure', '=', code)
      .where('revision', '=', revision)
      .where('state', '=', 'Proposed')
      .returning('revision')
      .executeTakeFirst()
    if (!decided) throw nothingProposed(code)
    return { state }
  },
})
