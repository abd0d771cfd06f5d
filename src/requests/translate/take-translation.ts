import type { InboundMessage } from '../../platform/inbound-message.ts'
import { heldFrom } from '../arrive/held-from.ts'
import type { Ctx } from '../context.ts'
import { writeEntry } from '../move/log.ts'
import { keyOf, saveRow } from '../move/row.ts'
import { notAsAgreed } from '../problems.ts'
import { mustRenderOnly, originalsOf, sealTranslation } from './kept.ts'
import { TranslationBody } from './messages.ts'

/** The other state renders texts of the request, its own or ours; the original stands as it stood. */
export async function takeTranslation(context: Ctx, message: InboundMessage): Promise<void> {
  const parsed = TranslationBody.safeParse(message.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { request, message: of, language, made, translator, texts, post, at } = parsed.data
  const row = await heldFrom(context, message, request)
  const originals = await originalsOf(context, row, of)
  mustRenderOnly(request, texts, originals)
  const key = await keyOf(context, row)
  await writeEntry(context, key, {
    message: message.id,
    request,
    from_state: message.from,
    step: 'Translated',
    at: new Date(at),
    reason: null,
    content: { post, text: null, fields: null, names: Object.keys(texts) },
  })
  const id = context.newId()
  const content = sealTranslation(key, id, { translator, texts, originals })
  await context.db
    .insertInto('requests.translation')
    .values({
      id,
      request,
      of,
      from_state: message.from,
      language,
      made,
      content,
      at: new Date(at),
      message: message.id,
    })
    .execute()
  await saveRow(context, row, {})
}
