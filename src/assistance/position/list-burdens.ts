import { getCase } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { listBurdens } from './contract.ts'
import { keyOf, reviewHours, stepsOf, toBurden, type Ctx } from './keep.ts'

export const endpoint = handle(listBurdens, {
  needs: 'casework.read',
  audit: ({ case: id }) => ({ subject: id, cases: [id] }),

  async run(context: Ctx, { case: id }) {
    await getCase(context, id)
    const rows = await context.db
      .selectFrom('assistance.burden')
      .selectAll()
      .where('case_id', '=', id)
      .orderBy('since')
      .execute()
    if (rows.length === 0) return { case: id, burdens: [] }
    const steps = Map.groupBy(
      await stepsOf(
        context,
        rows.map((row) => row.id),
      ),
      ({ burden }) => burden,
    )
    const [key, hours] = [await keyOf(context, id), await reviewHours(context)]
    return { case: id, burdens: rows.map((row) => toBurden(row, { steps: steps.get(row.id) ?? [], key, hours })) }
  },
})
