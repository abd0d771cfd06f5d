import { subjectOf, withdrawLetter as withdraw } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { withdrawLetter } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getRow } from '../move/row.ts'
import { aboutOf, auditOf } from './list-letters.ts'

export const endpoint = handle(withdrawLetter, {
  needs: 'requests.write',
  audit: (input, output) => ({ ...auditOf(input, output), detail: { letter: input.letter, why: input.why } }),

  async run(context: OfficerCtx, { letter, why }) {
    const row = await getRow(context, await subjectOf(context, letter))
    await withdraw(context, letter, { by: context.officer.id, why })
    return aboutOf(row)
  },
})
