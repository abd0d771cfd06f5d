import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { reviewTooSoon } from '../problems.ts'
import { writeSafetyPlan } from './contract.ts'
import { markOfWord, toPlan, type Ctx, type PlanTold } from './keep.ts'

/** A new plan each time: what bound yesterday's caller stays readable. */
export const endpoint = handle(writeSafetyPlan, {
  needs: 'assistance.safety',
  audit: ({ person, deviceMonitored, stillInside }, { id, case: caseId }) => ({
    subject: person,
    cases: [caseId],
    detail: { plan: id, deviceMonitored, stillInside },
  }),

  async run(context: Ctx, { person, contacts, steps, codeWord, ...told }) {
    const { db, now, newId, officer, vault } = context
    if (new Date(told.reviewDue) <= now) throw reviewTooSoon()
    const { case: caseId } = await getPerson(context, person)
    const key = await getDataKey(db, vault, caseId)
    const row = {
      id: newId(),
      person,
      case_id: caseId,
      safe_from: told.safeHours?.from ?? null,
      safe_until: told.safeHours?.until ?? null,
      zone: told.zone,
      safe_channel: told.safeChannel,
      device_monitored: told.deviceMonitored,
      still_inside: told.stillInside,
      code_word: codeWord === null ? null : markOfWord(context, person, codeWord),
      review_due: new Date(told.reviewDue),
      content: sealJson(key, 'safety plan', { contacts, steps, codeWord } satisfies PlanTold),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.plan').values(row).execute()
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.safety-plan-written',
      compartment: 'protection',
      detail: { person },
    })
    return { ...toPlan(row, key), case: caseId }
  },
})
