import { handle, type Context } from '../platform/handle.ts'
import { listFigures } from './contract.ts'
import { findFigures } from './find-figures.ts'
import type { FiguresTables } from './tables.ts'

export const endpoint = handle(listFigures, {
  needs: 'figures.read',
  audit: (_input, { figures }) => ({ subject: 'figures', detail: { found: figures.length } }),
  run: async ({ db }: Context<FiguresTables>, wanted) => ({ figures: await findFigures(db, wanted) }),
})
