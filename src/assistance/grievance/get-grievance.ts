import { CaseId, PersonId } from '../../casework/contract.ts'
import { handle } from '../../platform/handle.ts'
import { getDataKey, openText } from '../../platform/seal.ts'
import { getGrievance } from './contract.ts'
import { checksOf, getRow, openKept, stepsOf, type OfficerCtx } from './keep.ts'
import { answerOf, toRow } from './list-grievances.ts'

export const endpoint = handle(getGrievance, {
  needs: 'assistance.hear-grievance',
  // No case: who supervises the unit complained of reads in the log who looked at its cases.
  audit: ({ grievance }) => ({ subject: grievance }),

  async run(context: OfficerCtx, { grievance: id }) {
    const row = await getRow(context, id)
    const [kept, steps, checks] = [
      await openKept(context, row),
      await stepsOf(context, id),
      await checksOf(context, id),
    ]
    const key = await getDataKey(context.db, context.vault, id)
    const { person, case: caseId, ...told } = kept
    return {
      ...toRow(row),
      officials: row.officials,
      anonymous: row.anonymous,
      mayGoAbroad: row.may_go_abroad,
      aboutAgency: row.about_agency,
      told,
      person: PersonId.nullable().parse(person),
      case: CaseId.nullable().parse(caseId),
      steps: steps.map(({ number, kind, agency, outcome, days, answer, taken_by: by, at, content }) => ({
        number,
        kind,
        text: openText(key, 'grievance step', content),
        agency,
        outcome,
        days,
        answer: answerOf(answer),
        by,
        at: at.toISOString(),
      })),
      checks: checks.map(({ days, due_at, answer, done_at }) => ({
        days,
        due: due_at.toISOString(),
        answer: answerOf(answer),
        done: done_at?.toISOString() ?? null,
      })),
    }
  },
})
