import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { screeningEnded, unknownIndicator } from '../problems.ts'
import type { Catalogue } from './catalogue.contract.ts'
import { answerScreening, type GivenAnswer } from './contract.ts'
import { cataloguesOf, findScreening, toScreening, type Ctx } from './keep.ts'

export const endpoint = handle(answerScreening, {
  needs: 'identification.screen',
  audit: ({ screening }, { case: caseId, answers }) => ({ subject: screening, cases: [caseId], detail: { answers } }),

  async run(context: Ctx, { screening: id, answers, minor }) {
    const { db, vault, officer, now } = context
    const row = await findScreening(context, id, true)
    if (row.ended_at) throw screeningEnded(id)
    const catalogues = await cataloguesOf(db, row.catalogues)
    const known = new Set(
      catalogues.flatMap(({ items, against, child }) => [...items, ...against, ...child].map(({ code }) => code)),
    )
    const strange = answers.find(({ code }) => !known.has(code))
    if (strange) throw unknownIndicator(strange.code)
    const age = minor ?? (row.minor === 'No' && tellsOfChild(catalogues, answers) ? 'Disputed' : row.minor)
    if (age !== row.minor)
      await db.updateTable('identification.screening').set({ minor: age }).where('id', '=', id).execute()
    const key = answers.length > 0 ? await getDataKey(db, vault, row.case_id) : undefined
    const rows = answers.map(({ id: answer, ...content }) => ({
      id: answer,
      screening: id,
      content: sealJson(key!, 'answer', content),
      at: now,
      by: officer.id,
    }))
    const kept =
      rows.length === 0
        ? []
        : await db
            .insertInto('identification.answer')
            .values(rows)
            .onConflict((conflict) => conflict.column('id').doNothing())
            .returning('id')
            .execute()
    return { ...toScreening({ ...row, minor: age }), answers: kept.length }
  },
})

/** Somebody says that she was a child: from then on her age is in doubt, and the doubt counts for her. */
const tellsOfChild = (catalogues: readonly Catalogue[], answers: readonly GivenAnswer[]): boolean =>
  answers.some(
    ({ code, said }) => said === 'Yes' && catalogues.some(({ child }) => child.some((sign) => sign.code === code)),
  )
