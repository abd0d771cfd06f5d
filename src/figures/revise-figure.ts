import { handle, type Context } from '../platform/handle.ts'
import { reviseFigure } from './contract.ts'
import { noSuchFigure, revisionWaits } from './problems.ts'
import { proposeRevision } from './propose-revision.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(reviseFigure, {
  needs: 'figures.publish',
  audit: ({ code }, { revision }) => ({ subject: code, detail: { revision } }),
  broken: {
    revision_figure_fkey: ({ code }) => noSuchFigure(code),
    one_revision_waits: ({ code }) => revisionWaits(code),
    revision_pkey: ({ code }) => revisionWaits(code),
  },
  run: async (context: Context<FiguresTables>, { code, draft, reason }) => ({
    code,
    revision: await proposeRevision(context, { code, draft, reason }),
  }),
})
