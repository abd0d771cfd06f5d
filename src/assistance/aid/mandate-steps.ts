import { CaseId } from '../../casework/contract.ts'
import { handle, type Endpoint, type PlatformTables } from '../../platform/handle.ts'
import type { CaseworkTables } from '../../casework/index.ts'
import { getDataKey, sealText } from '../../platform/seal.ts'
import type { AssistanceTables } from '../tables.ts'
import { meetAidDeadline, setAidDeadline, takeMandateStep } from './contract.ts'
import { getMandate, type Ctx } from './keep.ts'
import { counselAnswers, mandateStepDoesNotFollow, noSuchMandate } from './problems.ts'

const audit = ({ mandate }: { mandate: string }, output: { case: string }) => ({
  subject: mandate,
  cases: [output.case],
})

const takeStep = handle(takeMandateStep, {
  needs: 'assistance.see-aid',
  audit: ({ mandate, step }, output) => ({ subject: mandate, cases: [output.case], detail: { step } }),
  broken: {
    this_step_does_not_follow: ({ mandate, step }) => mandateStepDoesNotFollow(mandate, step),
    counsel_answers_herself: ({ mandate }) => counselAnswers(mandate),
  },

  async run(context: Ctx, { mandate: id, step, text }) {
    const { db, vault, officer, now } = context
    const row = await getMandate(context, id)
    const key = await getDataKey(db, vault, id)
    await db
      .insertInto('assistance.mandate_step')
      .values({ mandate: id, kind: step, content: sealText(key, 'mandate step', text), officer: officer.id, at: now })
      .execute()
    return { mandate: id, case: CaseId.parse(row.case_id) }
  },
})

const setDeadline = handle(setAidDeadline, {
  needs: 'assistance.see-aid',
  audit,

  async run(context: Ctx, { mandate: id, what, due }) {
    const { db, vault, officer, now, newId } = context
    const row = await getMandate(context, id)
    const deadline = newId()
    const content = sealText(await getDataKey(db, vault, id), 'mandate deadline', what)
    await db
      .insertInto('assistance.aid_deadline')
      .values({ id: deadline, mandate: id, due_at: new Date(due), content, met_at: null, officer: officer.id, at: now })
      .execute()
    return { deadline, case: CaseId.parse(row.case_id) }
  },
})

const meetDeadline = handle(meetAidDeadline, {
  needs: 'assistance.see-aid',
  audit,

  async run(context: Ctx, { mandate: id, deadline }) {
    const row = await getMandate(context, id)
    const met = await context.db
      .updateTable('assistance.aid_deadline')
      .set({ met_at: context.now })
      .where('id', '=', deadline)
      .where('mandate', '=', id)
      .where('met_at', 'is', null)
      .executeTakeFirst()
    if (met.numUpdatedRows === 0n) throw noSuchMandate(id)
    return { deadline, case: CaseId.parse(row.case_id) }
  },
})

export const steps: readonly Endpoint<AssistanceTables & CaseworkTables & PlatformTables>[] = [
  takeStep,
  setDeadline,
  meetDeadline,
]
