import { handle } from '../../platform/handle.ts'
import { DeterminationId } from '../contract.ts'
import { decide } from '../decide.ts'
import { decidedMeanwhile, screeningEnded } from '../problems.ts'
import { assess } from './assess.contract.ts'
import { asksOf, endScreening, standing } from './contract.ts'
import { answersOf, cataloguesOf, findScreening, formOf, toScreening, type Ctx } from './keep.ts'

export const endpoint = handle(endScreening, {
  needs: 'identification.screen',
  audit: ({ screening, status }, output) => ({
    subject: output.person,
    cases: [output.case],
    detail: { screening, status, suggestion: output.suggestion },
  }),
  broken: { decisions_follow_one_another: ({ screening }) => decidedMeanwhile(screening) },

  async run(context: Ctx, { screening: id, status, reasons }) {
    const row = await findScreening(context, id, true)
    if (row.ended_at) throw screeningEnded(id)
    const catalogues = await cataloguesOf(context.db, row.catalogues)
    const { suggestion } = assess(catalogues, {
      answers: standing(await answersOf(context, row)),
      minor: row.minor,
      form: asksOf(formOf(row, catalogues)),
    })
    const { case: _, ...found } = await decide(
      context,
      { person: row.person, status, reasons, body: null, appealTold: false, appealUntil: null },
      'screener',
    )
    const ended = { ended_at: context.now, suggestion, determination: found.id }
    await context.db.updateTable('identification.screening').set(ended).where('id', '=', id).execute()
    return { ...toScreening({ ...row, ...ended, determination: DeterminationId.parse(found.id) }), standing: found }
  },
})
