import { handle, type Context } from '../platform/handle.ts'
import { addFigure } from './contract.ts'
import { codeTaken } from './problems.ts'
import { proposeRevision } from './propose-revision.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(addFigure, {
  needs: 'figures.publish',
  audit: ({ code }) => ({ subject: code, detail: { revision: 1 } }),
  broken: { figure_pkey: ({ code }) => codeTaken(code) },
  run: async (context: Context<FiguresTables>, { code, series, draft }) => {
    await context.db.insertInto('figures.figure').values({ code, series }).execute()
    return { code, revision: await proposeRevision(context, { code, draft }) }
  },
})
