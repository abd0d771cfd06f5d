import { getReport, whyNotTell, type IntakeTables } from '../../intake/index.ts'
import { handle, type Context } from '../../platform/handle.ts'
import { mayTellReporter } from './contract.ts'

export const endpoint = handle(mayTellReporter, {
  needs: 'intake.read',
  audit: ({ report }, { case: caseId }) => ({ subject: report, ...(caseId && { cases: [caseId] }) }),

  async run(context: Context<IntakeTables>, { report: id }) {
    const { case: caseId } = await getReport(context, id)
    return { report: id, case: caseId as never, why: await whyNotTell(context, id, context.officer.id) }
  },
})
