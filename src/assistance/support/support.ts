import { getCase, getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, openJson, sealJson, type DataKey } from '../../platform/seal.ts'
import { notThisWay, reviewTooSoon, writtenInBetween } from '../problems.ts'
import type { Ctx } from '../safety/keep.ts'
import { listSupportPlans, SupportPlanId, writeSupportPlan, type SupportPlan } from './contract.ts'
import type { SupportTables } from './tables.ts'

type Row = SupportTables['assistance.support']
type Told = Pick<SupportPlan, 'objectives' | 'goals' | 'reviewer' | 'herWords'>

const toPlan = (row: Row, key: DataKey): SupportPlan => ({
  id: SupportPlanId.parse(row.plan),
  number: row.number,
  person: row.person as SupportPlan['person'],
  case: row.case_id as SupportPlan['case'],
  state: row.state,
  types: row.types as SupportPlan['types'],
  plannedEnd: row.planned_end,
  actualEnd: row.actual_end,
  reviewDue: row.review_due.toISOString(),
  ...openJson<Told>(key, 'support plan', row.content),
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at.toISOString(),
})

/** A version more of a plan; PostgreSQL holds the way from state to state and that nobody wrote in between. */
export const write = handle(writeSupportPlan, {
  needs: 'assistance.services',
  audit: ({ person, state }, { id, number, case: caseId }) => ({
    subject: person,
    cases: [caseId],
    detail: { plan: id, number, state },
  }),
  broken: {
    nobody_wrote_in_between: ({ plan }) => writtenInBetween(plan),
    a_plan_goes_its_way: ({ plan, state }) => notThisWay(plan, state),
  },

  async run(context: Ctx, { plan, after, person, state, objectives, goals, reviewer, herWords, ...told }) {
    const { db, now, newId, officer, vault } = context
    if (state !== 'Ended' && new Date(told.reviewDue) <= now) throw reviewTooSoon()
    const { case: caseId } = await getPerson(context, person)
    const key = await getDataKey(db, vault, caseId)
    const row = {
      plan: plan ?? newId(),
      number: after + 1,
      person,
      case_id: caseId,
      state,
      types: told.types,
      planned_end: told.plannedEnd,
      actual_end: told.actualEnd,
      review_due: new Date(told.reviewDue),
      content: sealJson(key, 'support plan', { objectives, goals, reviewer, herWords } satisfies Told),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.support').values(row).execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.support-plan-written',
      compartment: 'protection',
      detail: { person, state },
    })
    return toPlan(row, key)
  },
})

export const list = handle(listSupportPlans, {
  needs: 'compartment.protection',
  audit: ({ case: id }) => ({ subject: id, cases: [id] }),

  async run(context: Ctx, { case: id }) {
    const { db, vault } = context
    await getCase(context, id)
    const rows = await db
      .selectFrom('assistance.support')
      .distinctOn('plan')
      .selectAll()
      .select((of) => [
        of.cast<string | null>(of.ref('planned_end'), 'text').as('planned_end'),
        of.cast<string | null>(of.ref('actual_end'), 'text').as('actual_end'),
      ])
      .where('case_id', '=', id)
      .orderBy('plan', 'desc')
      .orderBy('number', 'desc')
      .execute()
    if (rows.length === 0) return { case: id, plans: [] }
    const key = await getDataKey(db, vault, id)
    return { case: id, plans: rows.map((row) => toPlan(row, key)) }
  },
})
