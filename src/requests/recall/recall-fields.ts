import { handle } from '../../platform/handle.ts'
import { recallFields, type FieldValues } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, standingOf } from '../move/row.ts'
import { broken } from '../problems.ts'
import { takeBack } from './take-back.ts'

/** Nobody waits for a second person to take something back; a correction passes the same gates as what it corrects. */
export const endpoint = handle(recallFields, {
  needs: 'requests.write',
  audit: ({ fields, reason, ...input }, output) => ({
    ...auditOf(input, output),
    detail: { recalled: fields, reason },
  }),
  broken,

  async run(context: OfficerCtx, { request, ...wish }) {
    const row = await holdRow(context, request)
    return standingOf(await takeBack(context, row, { ...wish, correction: wish.correction as FieldValues }))
  },
})
