import { handle } from '../platform/handle.ts'
import { recordScreening } from './contract.ts'
import { decide, type Ctx } from './decide.ts'
import { decidedMeanwhile } from './problems.ts'

export const endpoint = handle(recordScreening, {
  needs: 'identification.screen',
  audit: ({ person, status }, output) => ({ subject: person, cases: [output.case], detail: { status } }),
  broken: { decisions_follow_one_another: ({ person }) => decidedMeanwhile(person) },

  run: (context: Ctx, input) =>
    decide(context, { ...input, body: null, appealTold: false, appealUntil: null }, 'screener'),
})
