import { openLetter as open, subjectOf } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { openLetter } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getRow, keyOf } from '../move/row.ts'
import { aboutOf, auditOf } from './list-letters.ts'

export const endpoint = handle(openLetter, {
  needs: 'requests.read',
  audit: (input, output) => ({ ...auditOf(input, output), detail: { letter: input.letter } }),

  async run(context: OfficerCtx, { letter }) {
    const row = await getRow(context, await subjectOf(context, letter))
    return { ...aboutOf(row), ...(await open(context, letter, await keyOf(context, row))) }
  },
})
