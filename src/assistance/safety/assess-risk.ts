import { getPerson, recordEvent } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, sealJson } from '../../platform/seal.ts'
import { reviewTooLate, reviewTooSoon } from '../problems.ts'
import { assessRisk, highestOf, type RiskAnswer } from './contract.ts'
import { familyInvolved } from './family-involved.ts'
import { toAssessed, type Ctx } from './keep.ts'
import { insertFlag } from './raise-flag.ts'

const halfAYear = 184 * 24 * 3_600_000

/**
 * How safe she is, at one moment. That her family took part in the recruitment, medium or high, closes gate G8 by
 * itself: a protection that somebody must remember is none. Lifting it again takes another officer.
 */
export const endpoint = handle(assessRisk, {
  needs: 'assistance.safety',
  audit: ({ person, occasion }, { id, case: caseId, highest, flagged }) => ({
    subject: person,
    cases: [caseId],
    detail: { assessment: id, occasion, highest, flagged },
  }),

  async run(context: Ctx, { person, occasion, answers, reviewDue }) {
    const { db, now, newId, officer, vault } = context
    const due = new Date(reviewDue)
    if (due <= now) throw reviewTooSoon()
    if (due.getTime() > now.getTime() + halfAYear) throw reviewTooLate()
    const { case: caseId } = await getPerson(context, person)
    const key = await getDataKey(db, vault, caseId)
    const row = {
      id: newId(),
      person,
      case_id: caseId,
      occasion,
      highest: highestOf(answers.map(({ level }) => level)),
      review_due: due,
      content: sealJson(key, 'assessment', answers),
      recorded_by: officer.id,
      recorded_at: now,
    }
    await db.insertInto('assistance.assessment').values(row).execute()
    const family = answers.find(isFamily)
    const flagged = family !== undefined && !(await familyInvolved(context, caseId))
    if (flagged)
      await insertFlag(context, {
        person,
        case: caseId,
        kind: 'FamilyInvolved',
        origin: 'Assessment',
        reason: family.basis,
      })
    await recordEvent(context, {
      case: caseId,
      kind: 'assistance.risk-assessed',
      compartment: 'protection',
      detail: { person, occasion, highest: row.highest },
    })
    return { ...toAssessed(row, key), case: caseId, flagged }
  },
})

const isFamily = ({ factor, level }: RiskAnswer) =>
  factor === 'FamilyInRecruitment' && (level === 'Medium' || level === 'High')
