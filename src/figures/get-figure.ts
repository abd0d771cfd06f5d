import { handle, type Context } from '../platform/handle.ts'
import { getFigure } from './contract.ts'
import { findContradictions } from './find-contradictions.ts'
import { findFigures } from './find-figures.ts'
import { noSuchFigure } from './problems.ts'
import { toRevision } from './revision-row.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(getFigure, {
  needs: 'figures.read',
  audit: ({ code }) => ({ subject: code }),
  run: async ({ db }: Context<FiguresTables>, { code }) => {
    const [figure] = [
      ...(await findFigures(db, { codes: [code] })),
      ...(await findFigures(db, { codes: [code], state: 'Proposed' })),
    ]
    if (!figure) throw noSuchFigure(code)
    const revisions = await db
      .selectFrom('figures.revision')
      .selectAll()
      .where('figure', '=', code)
      .orderBy('revision', 'desc')
      .execute()
    return { figure, revisions: revisions.map(toRevision), contradictions: await findContradictions(db, [code]) }
  },
})
