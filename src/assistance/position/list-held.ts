import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { BurdenId, listHeld } from './contract.ts'
import { reviewDue, reviewHours, stepsOf, type Ctx } from './keep.ts'

export const endpoint = handle(listHeld, {
  needs: 'assistance.position',
  audit: (_, { held }) => ({ subject: 'held', cases: [...new Set(held.map((one) => one.case))] }),

  async run(context: Ctx) {
    const rows = await context.db
      .selectFrom('assistance.burden')
      .selectAll()
      .where('kind', '=', 'Detention')
      .where((e) =>
        e.not(
          e.exists(
            e
              .selectFrom('assistance.burden_step as step')
              .select('step.number')
              .whereRef('step.burden', '=', 'assistance.burden.id')
              .where('step.step', '=', 'Ended'),
          ),
        ),
      )
      .execute()
    const steps = Map.groupBy(
      await stepsOf(
        context,
        rows.map(({ id }) => id),
      ),
      ({ burden }) => burden,
    )
    const hours = await reviewHours(context)
    const held = rows.map((row) => ({
      id: BurdenId.parse(row.id),
      person: PersonId.parse(row.person),
      case: CaseId.parse(row.case_id),
      state: row.state,
      since: row.since.toISOString(),
      reviewDue: reviewDue(row, { steps: steps.get(row.id) ?? [], hours })!.toISOString(),
    }))
    return { held: held.toSorted((a, b) => (a.reviewDue < b.reviewDue ? -1 : 1)).slice(0, 200) }
  },
})
