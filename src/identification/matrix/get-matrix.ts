import { handle } from '../../platform/handle.ts'
import type { Ctx } from '../screening/keep.ts'
import { getMatrix } from './contract.ts'
import { readMatrix } from './read-matrix.ts'

export const endpoint = handle(getMatrix, {
  needs: 'identification.screen',
  audit: ({ person }, output) => ({ subject: person, cases: [output.case] }),

  run: (context: Ctx, { person }) => readMatrix(context, person),
})
