import { handle } from '../../platform/handle.ts'
import { answerOnward } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, saveRow, standingOf } from '../move/row.ts'
import { sendAbout } from '../move/send-step.ts'
import { nothingToAsk } from '../problems.ts'
import { onwardMessage, type OnwardBody } from './messages.ts'

/** Ours to give: whoever may approve what leaves decides what goes on. */
export const endpoint = handle(answerOnward, {
  needs: 'requests.approve',
  audit: ({ yes, ...input }, output) => ({ ...auditOf(input, output), detail: { onward: yes } }),

  async run(context: OfficerCtx, { request, question, yes }) {
    const { db, now, officer } = context
    const row = await holdRow(context, request)
    const word = yes ? ('Allowed' as const) : ('Refused' as const)
    const { numUpdatedRows } = await db
      .updateTable('requests.onward')
      .set({ answer: word, answered_at: now })
      .where('id', '=', question)
      .where('request', '=', request)
      .where('side', '=', 'In')
      .where('answer', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw nothingToAsk(request)
    const { post } = officer
    await sendAbout(context, row, {
      type: onwardMessage,
      step: `Onward${word}`,
      body: { request, word, question, post, at: now.toISOString() } satisfies OnwardBody,
      content: { post, text: null, fields: null },
    })
    return standingOf(await saveRow(context, row, {}))
  },
})
