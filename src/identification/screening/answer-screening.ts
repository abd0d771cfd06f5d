import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { screeningEnded, unknownIndicator } from '../problems.ts'
import { answerScreening } from './contract.ts'
import { cataloguesOf, findScreening, toScreening, type Ctx } from './keep.ts'

export const endpoint = handle(answerScreening, {
  needs: 'identification.screen',
  audit: ({ screening }, { case: caseId, answers }) => ({ subject: screening, cases: [caseId], detail: { answers } }),

  async run(context: Ctx, { screening: id, answers, minor }) {
    const { db, vault, officer, now } = context
    const row = await findScreening(context, id, true)
    if (row.ended_at) throw screeningEnded(id)
    const known = new Set(
      (await cataloguesOf(db, row.catalogues)).flatMap(({ items, against, child }) =>
        [...items, ...against, ...child].map(({ code }) => code),
      ),
    )
    const strange = answers.find(({ code }) => !known.has(code))
    if (strange) throw unknownIndicator(strange.code)
    if (minor && minor !== row.minor)
      await db.updateTable('identification.screening').set({ minor }).where('id', '=', id).execute()
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
    return { ...toScreening({ ...row, minor: minor ?? row.minor }), answers: kept.length }
  },
})
