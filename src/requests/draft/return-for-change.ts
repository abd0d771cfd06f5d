import { handle } from '../../platform/handle.ts'
import { sealText } from '../../platform/seal.ts'
import { returnForChange } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdOurs, keyOf, saveRow, standingOf } from '../move/row.ts'
import { tell } from '../move/send-step.ts'
import { notADraft } from '../problems.ts'

export const endpoint = handle(returnForChange, {
  needs: 'requests.approve',
  audit: auditOf,

  async run(context: OfficerCtx, { request, note }) {
    const row = await holdOurs(context, request)
    if (row.status !== 'AwaitingApproval') throw notADraft(request, row.status)
    const sealed = sealText(await keyOf(context, row), 'return-note', note)
    const after = await saveRow(context, row, { status: 'Draft', return_note: sealed })
    await tell(context, after, 'Returned')
    return standingOf(after)
  },
})
