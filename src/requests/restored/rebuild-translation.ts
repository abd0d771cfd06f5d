import type { SaidBefore } from '../../platform/said-before.ts'
import type { Ctx } from '../context.ts'
import { keyOf } from '../move/row.ts'
import { notAsAgreed } from '../problems.ts'
import { originalsOf, sealTranslation } from '../translate/kept.ts'
import { TranslationBody } from '../translate/messages.ts'
import { entryAlone } from './rebuild-recall.ts'
import { heldTo } from './held-to.ts'

/** What we had rendered and shared. Its originals are those that still stand. */
export async function rebuildTranslation(context: Ctx, said: SaidBefore): Promise<void> {
  const row = await heldTo(context, said)
  // Taken back with its original: that one was shared is all that is left.
  if (said.body === undefined) return entryAlone(context, row, { said, step: 'Translated' })
  const parsed = TranslationBody.safeParse(said.body)
  if (!parsed.success) throw notAsAgreed('requests/not-as-agreed', parsed.error)
  const { message: of, language, made, translator, texts, post, at: told } = parsed.data
  const originals = await originalsOf(context, row, of)
  const at = new Date(told)
  await entryAlone(context, row, { said, step: 'Translated', at, post, names: Object.keys(texts) })
  const { db, newId, state } = context
  // A copy that had not been shared in the backup is this one.
  await db
    .deleteFrom('requests.translation')
    .where('request', '=', row.id)
    .where('message', 'is', null)
    .where('language', '=', language)
    .where((is) => is.or([is('of', '=', of), ...(of === row.message ? [is('of', 'is', null)] : [])]))
    .execute()
  const id = newId()
  const content = sealTranslation(await keyOf(context, row), id, { translator, texts, originals })
  const kept = { id, request: row.id, of, from_state: state, language, made, content, at, message: said.id }
  await db.insertInto('requests.translation').values(kept).execute()
}
