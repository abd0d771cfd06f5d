import { handle } from '../../platform/handle.ts'
import { saveTranslation } from '../contract.ts'
import type { OfficerCtx } from '../context.ts'
import { auditOf, holdRow, keyOf, saveRow, standingOf } from '../move/row.ts'
import { notADraft } from '../problems.ts'
import { mustRenderOnly, originalsOf, sealTranslation } from './kept.ts'

/** One for each message and language until it crosses; after that another may follow, and the newest is shown. */
export const endpoint = handle(saveTranslation, {
  needs: 'requests.write',
  audit: ({ language, made, ...input }, output) => {
    const line = auditOf(input, output)
    return { ...line, detail: { ...line.detail, language, made } }
  },

  async run(context: OfficerCtx, { request, message: of, language, made, translator, texts }) {
    const { db, now, newId, state } = context
    const row = await holdRow(context, request)
    // Under the eyes of a second person nothing of it changes any more.
    if (of === null && row.status !== 'Draft') throw notADraft(request, row.status)
    const originals = await originalsOf(context, row, of)
    mustRenderOnly(request, texts, originals)
    const before = await db
      .deleteFrom('requests.translation')
      .where('request', '=', request)
      .where('of', 'is not distinct from', of)
      .where('language', '=', language)
      .where('message', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const id = before?.id ?? newId()
    const content = sealTranslation(await keyOf(context, row), id, { translator, texts, originals })
    const kept = { id, request, of, from_state: state, language, made, content, at: now, message: null }
    await db.insertInto('requests.translation').values(kept).execute()
    return standingOf(of === null ? row : await saveRow(context, row, {}))
  },
})
