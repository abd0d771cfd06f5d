import { getPerson } from '../../casework/index.ts'
import { handle } from '../../platform/handle.ts'
import type { Ctx } from '../decide.ts'
import { findLast } from '../get-determination.ts'
import { appealOpen, nothingToAppeal } from '../problems.ts'
import { fileAppeal } from './contract.ts'
import { openAppeal } from './open-appeal.ts'

/** Any officer who works with her writes it down; it is never refused for being late. */
export const endpoint = handle(fileAppeal, {
  needs: 'identification.screen',
  audit: ({ person, askedBy }, output) => ({
    subject: person,
    cases: [output.case],
    detail: { appeal: output.appeal, by: askedBy },
  }),
  broken: { one_appeal_at_a_time: ({ person }) => appealOpen(person) },

  async run(context: Ctx, { person, askedBy, grounds, evidence }) {
    const { case: caseId } = await getPerson(context, person)
    const last = await findLast(context.db, { person, state: context.state })
    if (last?.status !== 'NotAVictim') throw nothingToAppeal(person)
    const appeal = await openAppeal(context, last, { case: caseId, askedBy, grounds, evidence })
    return { person, case: caseId, appeal }
  },
})
