import { hasLetGo } from '../../assistance/index.ts'
import type { InboundMessage } from '../../platform/inbound-message.ts'
import type { Ctx } from '../context.ts'
import { heldFrom } from '../arrive/held-from.ts'
import { writeEntry } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { noSuchRecall, notAsAgreed } from '../problems.ts'
import { takeBackLetters } from '../letters/take-back-letters.ts'
import { erase, getEntry, mustCorrectOnly } from './erase.ts'
import { ErasedBody, RecallBody } from './messages.ts'
import { passOn } from './pass-on.ts'
import { keepRecall, tellOfRecall } from './take-back.ts'

/**
 * The other state takes back what it sent. It is gone from here in the transaction that signs for the message; an
 * officer then looks for what was copied by hand, and signs that nothing is left.
 */
export async function takeRecall(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = RecallBody.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { fields, reason, post, ...body } = parsed.data
  const correction = body.correction ?? {}
  const row = await heldFrom(context, message, body.request)
  const entry = await getEntry(context, row, { message: body.message, from: message.from })
  mustCorrectOnly(row, { entry, fields, correction })
  const at = new Date(body.at)
  await writeEntry(context, await keyOf(context, row), {
    message: message.id,
    request: row.id,
    from_state: message.from,
    step: body.correction === null ? 'Recalled' : 'Corrected',
    at,
    reason,
    content: { post, text: null, fields: body.correction, names: fields },
  })
  const wish = { message: body.message, fields, reason }
  await keepRecall(context, { id: message.id, row, side: 'In', wish, at, eraseDue: new Date(body.eraseDue) })
  await passOn(context, row, { entry, fields, reason })
  const after = await erase(context, row, { recall: message.id, entry, fields })
  await takeBackLetters(context, row, reason)
  await tellOfRecall(context, after, { recall: message.id, fields, reason })
}

/** The receiver signed that nothing is left of what we took back. */
export async function takeErased(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = ErasedBody.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { recall, request, post } = parsed.data
  const row = await heldFrom(context, message, request)
  const at = new Date(parsed.data.at)
  const { numUpdatedRows } = await context.db
    .updateTable('requests.recall')
    .set({ erased_at: at })
    .where('id', '=', recall)
    .where('request', '=', request)
    .where('side', '=', 'Out')
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw noSuchRecall(request)
  await hasLetGo(context, { id: recall })
  await writeEntry(context, await keyOf(context, row), {
    message: message.id,
    request,
    from_state: message.from,
    step: 'Erased',
    at,
    reason: null,
    content: { post, text: null, fields: null },
  })
  await saveRow(context, row, {})
}
