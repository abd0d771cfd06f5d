import { handle } from '../platform/handle.ts'
import { recordDetermination } from './contract.ts'
import { decide, type Ctx } from './decide.ts'
import { decidedMeanwhile, needsAnAppeal } from './problems.ts'

/** The competent authority decides, by name, with reasons; the person hears of her appeal before it is written (G9). */
export const endpoint = handle(recordDetermination, {
  needs: 'identification.decide',
  audit: ({ person, status, body }, output) => ({ subject: person, cases: [output.case], detail: { status, body } }),
  broken: {
    decisions_follow_one_another: ({ person }) => decidedMeanwhile(person),
    a_refusal_is_decided_again_on_appeal_only: ({ person }) => needsAnAppeal(person),
  },

  run: (context: Ctx, input) => decide(context, input, 'authority'),
})
