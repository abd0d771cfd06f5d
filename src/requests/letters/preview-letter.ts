import { showLetter } from '../../letters/index.ts'
import { handle } from '../../platform/handle.ts'
import { previewLetter } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { getRow } from '../move/row.ts'
import { drawUp } from './draw-up.ts'
import { aboutOf, auditOf } from './list-letters.ts'

export const endpoint = handle(previewLetter, {
  needs: 'requests.write',
  audit: auditOf,

  async run(context: OfficerCtx, { request, ...wish }) {
    const row = await getRow(context, request)
    const { agency, post } = context.officer
    return { ...aboutOf(row), ...(await showLetter(context, await drawUp(context, row, { ...wish, agency, post }))) }
  },
})
