import { handle } from '../../platform/handle.ts'
import { getScreening } from './contract.ts'
import { shippedForms } from './forms.ts'
import { answersOf, cataloguesOf, findScreening, toScreening, type Ctx } from './keep.ts'

export const endpoint = handle(getScreening, {
  needs: 'identification.screen',
  audit: (_, { screening }) => ({ subject: screening.id, cases: [screening.case] }),

  async run(context: Ctx, { screening: id }) {
    const row = await findScreening(context, id)
    return {
      screening: toScreening(row),
      form: shippedForms.find(({ form }) => form === row.form)!,
      catalogues: await cataloguesOf(context.db, row.catalogues),
      answers: await answersOf(context, row),
    }
  },
})
