import { handle, type Context } from '../platform/handle.ts'
import { getFigure } from './contract.ts'
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
    const notes = await db
      .selectFrom('figures.contradiction')
      .selectAll()
      .where((is) => is.or([is('figure', '=', code), is('other', '=', code)]))
      .execute()
    const others = notes.length > 0 ? await findFigures(db, { codes: figure.contradictedBy }) : []
    return {
      figure,
      revisions: revisions.map(toRevision),
      contradictions: notes.flatMap(({ figure: one, other, note_id, note_en }) => {
        const opposite = others.find(({ code: candidate }) => candidate === (one === code ? other : one))
        return opposite ? [{ figure: opposite, note: { id: note_id, en: note_en } }] : []
      }),
    }
  },
})
