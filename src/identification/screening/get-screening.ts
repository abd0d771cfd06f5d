import { handle } from '../../platform/handle.ts'
import { getScreening } from './contract.ts'
import { answersOf, cataloguesOf, findScreening, formOf, toScreening, type Ctx } from './keep.ts'

export const endpoint = handle(getScreening, {
  needs: 'identification.screen',
  audit: (_, { screening }) => ({ subject: screening.id, cases: [screening.case] }),

  async run(context: Ctx, { screening: id }) {
    const row = await findScreening(context, id)
    const catalogues = await cataloguesOf(context.db, row.catalogues)
    return {
      screening: toScreening(row),
      form: formOf(row, catalogues),
      catalogues,
      answers: await answersOf(context, row),
    }
  },
})
