import type { InboundMessage } from '../../platform/inbound-message.ts'
import { heldFrom } from '../arrive/held-from.ts'
import type { Ctx } from '../context.ts'
import { writeEntry } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { notAsAgreed, nothingToAsk } from '../problems.ts'
import { OnwardBody } from './messages.ts'

/** Another state asks whether what we sent may go on, or answers our own question. */
export async function takeOnward(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = OnwardBody.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { data: body } = parsed
  const { request, post, word } = body
  const row = await heldFrom(context, message, request)
  const at = new Date(body.at)
  await writeEntry(context, await keyOf(context, row), {
    message: message.id,
    request,
    from_state: message.from,
    step: `Onward${word}`,
    at,
    reason: null,
    content: { post, text: null, fields: null, ...(body.word === 'Asked' && { names: body.fields }) },
  })
  if (body.word === 'Asked') {
    const { to, fields } = body
    const asked = { id: message.id, request, side: 'In' as const, to_state: to, fields, at }
    await context.db
      .insertInto('requests.onward')
      .values({ ...asked, answer: null, answered_at: null })
      .execute()
  } else await keepAnswer(context, { request, question: body.question, answer: body.word, at })
  await saveRow(context, row, {})
}

async function keepAnswer(
  { db }: Ctx,
  { request, question, answer, at }: { request: string; question: string; answer: 'Allowed' | 'Refused'; at: Date },
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('requests.onward')
    .set({ answer, answered_at: at })
    .where('id', '=', question)
    .where('request', '=', request)
    .where('side', '=', 'Out')
    .where('answer', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw nothingToAsk(request)
}
