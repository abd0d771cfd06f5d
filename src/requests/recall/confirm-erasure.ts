import { handle } from '../../platform/handle.ts'
import { confirmErasure } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, saveRow, standingOf } from '../move/row.ts'
import { sendAbout } from '../move/send-step.ts'
import { noSuchRecall } from '../problems.ts'
import { erasedMessage } from './messages.ts'

/** An officer has looked for copies by hand: in the case, in notes, on paper. Her state signs for it. */
export const endpoint = handle(confirmErasure, {
  needs: 'requests.answer',
  audit: auditOf,

  async run(context: OfficerCtx, { request, recall }) {
    const { db, now, officer } = context
    const row = await holdRow(context, request)
    const { numUpdatedRows } = await db
      .updateTable('requests.recall')
      .set({ erased_at: now })
      .where('id', '=', recall)
      .where('request', '=', request)
      .where('side', '=', 'In')
      .where('erased_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw noSuchRecall(request)
    await sendAbout(context, row, {
      type: erasedMessage,
      step: 'Erased',
      body: { request, recall, post: officer.post, at: now.toISOString() },
      content: { post: officer.post, text: null, fields: null },
    })
    return standingOf(await saveRow(context, row, {}))
  },
})
