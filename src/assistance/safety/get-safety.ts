import { getCase } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey } from '../../platform/seal.ts'
import { getSafety } from './contract.ts'
import { familyInvolved } from './family-involved.ts'
import { flagsOf } from './flags.ts'
import { toAssessed, toContacted, toDemand, toPlan, type Ctx } from './keep.ts'
import type { SafetyTables } from './tables.ts'

type OfCase = 'assistance.assessment' | 'assistance.plan' | 'assistance.contact' | 'assistance.demand'
const mostOf = 200

export const endpoint = handle(getSafety, {
  needs: 'compartment.protection',
  audit: ({ case: id }) => ({ subject: id, cases: [id] }),

  async run(context: Ctx, { case: id }) {
    const { db, vault } = context
    const { people } = await getCase(context, id)
    const rowsOf = <Name extends OfCase>(table: Name) =>
      db
        .selectFrom(table as 'assistance.assessment')
        .selectAll()
        .where('case_id', '=', id)
        .orderBy('recorded_at', 'desc')
        .orderBy('id', 'desc')
        .limit(mostOf)
        .execute() as unknown as Promise<SafetyTables[Name][]>
    const assessments = await rowsOf('assistance.assessment')
    const plans = await rowsOf('assistance.plan')
    const contacts = await rowsOf('assistance.contact')
    const demands = await rowsOf('assistance.demand')
    const key = await getDataKey(db, vault, id)
    const of = <T extends { person: string }>(rows: readonly T[], person: string) =>
      rows.filter((row) => row.person === person)
    return {
      case: id,
      familyInvolved: await familyInvolved(context, id),
      flags: await flagsOf(context, id, key),
      people: people.map(({ id: person }) => {
        const plan = of(plans, person)[0]
        return {
          person,
          assessments: of(assessments, person).map((row) => toAssessed(row, key)),
          plan: plan ? toPlan(plan, key) : null,
          contacts: of(contacts, person).map((row) => toContacted(row, key)),
          demands: of(demands, person).map((row) => toDemand(row, key)),
        }
      }),
    }
  },
})
